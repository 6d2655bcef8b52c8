function i(n,e={},...t){let r=document.createElement(n);for(let[o,s]of Object.entries(e))typeof s=="function"?r.addEventListener(o.slice(2),s):s!==!1&&r.setAttribute(o,s===!0?"":String(s));return r.append(...t.filter(o=>!!o)),r}function b(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function W(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}function E(){let n=new Date().toISOString();return{id:ie(),title:"",begun:n,changed:n,exchanges:[]}}function oe(n,e){return{id:ie(),question:n,asked:new Date().toISOString(),chosen:e,state:"asking"}}function ie(){return[...crypto.getRandomValues(new Uint8Array(12))].map(n=>n.toString(16).padStart(2,"0")).join("")}var bt=10;function se({exchanges:n},e){return n.slice(0,n.indexOf(e)).filter(r=>r.answer).slice(-bt).flatMap(({question:r,answer:o})=>[{role:"user",content:r},{role:"assistant",content:o.answer}])}var G=!0,ae={changed(n){if(G||D()===q(n))return;let e=`${location.pathname}${location.search}${q(n)&&`#${q(n)}`}`;history.pushState(null,"",e)}};function le(n){let e=()=>{G=!0,D()!==q(n)&&n.show(n.store.load(D())??E()),G=!1,D()!==q(n)&&history.replaceState(null,"",location.pathname+location.search)};addEventListener("popstate",e),e()}function D(){return location.hash.slice(1)}function q({conversation:n}){return n.exchanges.length?n.id:""}var ce={greeting:"كل إجابة تقتبس الجملة التي تستند إليها.",upTo:"مقالات حتى {day}",checked:"آخر تحقق {time}",conversation:"المحادثة",question:"سؤالك",send:"اسأل",stop:"إيقاف",close:"إغلاق",again:"محادثة جديدة",searching:"جارٍ البحث في المقالات …",searched:"تم البحث عن «⁨{q}⁩»",citation:"اقتباس {n}",nearest:"الأقرب إلى سؤالك:",summarise:"لخّص «⁨{title}⁩»",also:"ورد أيضًا في:",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",pending:"ما زالت أسئلتك الأخرى قيد الإجابة.",failed:"حدث خطأ في الخادم.",refused:"المحادثة غير متاحة في هذه الصفحة.",privacy:"الخصوصية",sure:"مؤكد جدًا",fair:"مؤكد إلى حد ما",unsure:"غير مؤكد",ofHundred:"من بين كل 100 إجابة كهذه نحو {n} صحيحة.",by:"قرأها {who}",correction:"تصحيح",opinion:"رأي",analysis:"تحليل",advertising:"إعلان",review:"مراجعة",satire:"سخرية",reading:"جارٍ قراءة {n} من {of} …",writing:"جارٍ الكتابة …",notice:"أنت تتحدث إلى برنامج حاسوبي (ذكاء اصطناعي). يقتبس من المقالات وقد يخطئ: تحقق من الاقتباس.",understood:"فهمت"};var de={greeting:"Jede Antwort zitiert den Satz, auf dem sie beruht.",upTo:"Artikel bis {day}",checked:"nachgesehen {time}",conversation:"Gespräch",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",close:"Schließen",again:"Neues Gespräch",searching:"Die Artikel werden durchsucht …",searched:"Gesucht wurde „{q}“",citation:"Zitat {n}",nearest:"Am nächsten kam:",summarise:"„{title}“ zusammenfassen",also:"Auch in:",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",pending:"Ihre anderen Fragen werden noch beantwortet.",failed:"Auf dem Server ist etwas schiefgegangen.",refused:"Auf dieser Seite gibt es den Chat nicht.",privacy:"Datenschutz",sure:"Sehr sicher",fair:"Ziemlich sicher",unsure:"Unsicher",ofHundred:"Von 100 solchen Antworten sind etwa {n} richtig.",by:"Gelesen von {who}",correction:"Berichtigung",opinion:"Meinung",analysis:"Analyse",advertising:"Anzeige",review:"Kritik",satire:"Satire",reading:"{n} von {of} gelesen …",writing:"Es wird geschrieben …",notice:"Sie sprechen mit einem Computerprogramm (KI). Es zitiert die Artikel und kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden"};var vt={greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy",sure:"Very sure",fair:"Fairly sure",unsure:"Not sure",ofHundred:"Of 100 such answers about {n} are right.",by:"Read by {who}",correction:"Correction",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising",review:"Review",satire:"Satire",reading:"Reading {n} of {of} …",writing:"Writing …",notice:"You are talking to a computer program (AI). It quotes the articles and can be wrong: check the quote.",understood:"Understood"},U=vt;var ue={greeting:"Cada respuesta cita la frase en la que se basa.",upTo:"Artículos hasta el {day}",checked:"revisados el {time}",conversation:"Conversación",question:"Su pregunta",send:"Preguntar",stop:"Detener",close:"Cerrar",again:"Nueva conversación",searching:"Buscando en los artículos …",searched:"Se buscó «{q}»",citation:"Cita {n}",nearest:"Lo más cercano:",summarise:"Resumir «{title}»",also:"También en:",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",pending:"Todavía se están respondiendo sus otras preguntas.",failed:"Algo ha fallado en el servidor.",refused:"El chat no está disponible en esta página.",privacy:"Privacidad",sure:"Muy seguro",fair:"Bastante seguro",unsure:"Poco seguro",ofHundred:"De 100 respuestas así, unas {n} son correctas.",by:"Leído por {who}",correction:"Corrección",opinion:"Opinión",analysis:"Análisis",advertising:"Publicidad",review:"Crítica",satire:"Sátira",reading:"Leyendo {n} de {of} …",writing:"Escribiendo …",notice:"Está hablando con un programa informático (IA). Cita los artículos y puede equivocarse: compruebe la cita.",understood:"Entendido"};var pe={greeting:"Chaque réponse cite la phrase sur laquelle elle repose.",upTo:"Articles jusqu’au {day}",checked:"vérifiés le {time}",conversation:"Conversation",question:"Votre question",send:"Demander",stop:"Arrêter",close:"Fermer",again:"Nouvelle conversation",searching:"Recherche dans les articles …",searched:"Recherche : « {q} »",citation:"Citation {n}",nearest:"Le plus proche :",summarise:"Résumer « {title} »",also:"Aussi dans :",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",busy:"Beaucoup de questions sont posées. Réessayez dans {n}.",pending:"Vos autres questions sont encore en cours de traitement.",failed:"Une erreur s’est produite sur le serveur.",refused:"Le chat n’est pas disponible sur cette page.",privacy:"Confidentialité",sure:"Très sûr",fair:"Assez sûr",unsure:"Pas sûr",ofHundred:"Sur 100 réponses de ce genre, environ {n} sont justes.",by:"Lu par {who}",correction:"Rectificatif",opinion:"Opinion",analysis:"Analyse",advertising:"Publicité",review:"Critique",satire:"Satire",reading:"Lecture : {n} sur {of} …",writing:"Rédaction …",notice:"Vous parlez à un programme informatique (IA). Il cite les articles et peut se tromper : vérifiez la citation.",understood:"Compris"};var he={greeting:"Ogni risposta cita la frase su cui si basa.",upTo:"Articoli fino al {day}",checked:"controllati {time}",conversation:"Conversazione",question:"La tua domanda",send:"Chiedi",stop:"Ferma",close:"Chiudi",again:"Nuova conversazione",searching:"Ricerca negli articoli …",searched:"Cercato «{q}»",citation:"Citazione {n}",nearest:"Ciò che più si avvicina:",summarise:"Riassumi «{title}»",also:"Anche in:",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermato.",busy:"Arrivano molte domande. Riprova tra {n}.",pending:"Le tue altre domande aspettano ancora risposta.",failed:"Qualcosa è andato storto sul server.",refused:"La chat non è disponibile in questa pagina.",privacy:"Privacy",sure:"Molto sicuro",fair:"Abbastanza sicuro",unsure:"Poco sicuro",ofHundred:"Su 100 risposte come questa circa {n} sono giuste.",by:"Letto da {who}",correction:"Rettifica",opinion:"Opinione",analysis:"Analisi",advertising:"Pubblicità",review:"Recensione",satire:"Satira",reading:"Lettura: {n} di {of} …",writing:"Scrittura …",notice:"Stai parlando con un programma (IA). Cita gli articoli e può sbagliare: controlla la citazione.",understood:"Ho capito"};var wt={ar:ce,de,en:U,es:ue,fr:pe,it:he};function me(n){return wt[n]??U}var f=class extends Error{constructor(t,r,o=null){super(r);this.code=t;this.retryAfter=o}code;retryAfter},O=class{constructor(e){this.base=e}base;#e="";where(e){return e.deep_link??this.kept(e)}kept({article_id:e,start:t,end:r}){return`${this.base}article/${e}?start=${t}&end=${r}#quote`}async ask(e,t,r){let o=await this.#t("embed/ask",e,r),s=o.headers.get("X-Answer-Id")??"",a="",c="";for await(let[l,d]of V(o,r))if(l==="meta")c=d.answerer;else if(l==="token")t(a+=d.text,c);else{if(l==="error")throw new f(d.code,d.message,d.retry_after);if(l==="done")return{id:s,answer:d}}throw new f("offline","the answer ended before it was whole")}async judge(e,t,r=""){await this.#r("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:r})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#r("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#t(e,t,r){let o=async()=>(this.#e||=await this.#n(r),this.#r(e,{method:"POST",signal:r,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await o()}catch(s){if(!(s instanceof f&&s.code==="session_over"))throw s;return this.#e="",o()}}async#n(e){let t=await this.#r("embed/session",{method:"POST",signal:e}),{token:r}=await t.json();return r}#r(e,t){return x(this.base+e,{...t,credentials:"omit"})}};async function x(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new f("offline",String(a))}if(t.ok)return t;let r=await yt(t),o=Number(t.headers.get("Retry-After")),s=t.status===429||t.status===503;throw new f(r.code,r.message,s?o||5:null)}async function yt(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*V(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),r="";try{for(;;){let{done:o,value:s}=await t.read().catch(c=>{throw e.aborted?c:new f("offline",String(c))});if(o)return;let a=(r+s).split(`

`);r=a.pop()??"";for(let c of a){let[l,d]=c.split(`
`);d&&(yield[l.slice(7),JSON.parse(d.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var xt=4e4;async function ge(n,e,t,r){let o=new AbortController,s=0,a=()=>{clearTimeout(s),s=setTimeout(()=>o.abort(),xt)};a();try{return await kt(n,e,t,AbortSignal.any([r,o.signal]),a)}catch(c){throw o.signal.aborted&&!r.aborted?new f("offline","no sign of the server"):c}finally{clearTimeout(s)}}async function kt(n,{question:e,history:t,chosen:r},o,s,a){let{headline:c,...l}=r,d=await x(`${n}gradio_api/call/ask`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({data:[{question:e,history:t,...l}]}),signal:s}),{event_id:u}=await d.json(),h=await x(`${n}gradio_api/call/ask/${u}`,{signal:s}),m="",p="";for await(let[g,z]of V(h,s)){if(a(),g==="error")break;if(g==="generating")for(let{event:L,data:k}of z[0])if(L==="meta")p=k.answerer,o.named(k.answer_id??"");else if(L==="stage")o.stage(k);else if(L==="token")o.said(m+=k.text,p);else{if(L==="error")throw new f(k.code,k.message,k.retry_after);if(L==="done")return k}}throw new f("offline","the answer ended before it was whole")}var Ct="M12 19V5 M6 11l6-6 6 6",St="M7 7h10v10H7z",At=2e3,R=class{constructor(e,t,r){this.words=e;this.box.setAttribute("aria-label",e.question),this.element=i("form",{class:"composer",onsubmit:s=>{s.preventDefault(),this.#t?r():o(),this.focus()}},this.box,this.#e);let o=()=>{let s=this.box.value.trim();s&&(this.box.value="",t(s))};this.box.addEventListener("keydown",s=>{s.key==="Escape"&&this.#t&&(s.preventDefault(),r()),!(s.key!=="Enter"||s.shiftKey||s.isComposing)&&(s.preventDefault(),this.#t||o())}),this.show(!1,!1)}words;element;box=i("textarea",{rows:1,maxlength:At,dir:"auto",enterkeyhint:"send"});#e=i("button",{class:"send"});#t=!1;show(e,t){this.#t=e;let{words:r}=this,o=e?r.stop:r.send;this.#e.replaceChildren(b(e?St:Ct)),this.#e.setAttribute("aria-label",o),this.#e.title=o,this.#e.classList.toggle("stop",e),this.box.placeholder=t?r.next:r.ask}focus(){matchMedia("(hover: none) and (pointer: coarse)").matches||this.box.focus({preventScroll:!0})}write(e){this.box.value=e,this.box.focus()}};function fe(n){if(n.ctrlKey||n.metaKey||n.altKey||n.isComposing||[...n.key].length!==1||n.key===" ")return!1;let e=n.composedPath()[0];return!(e instanceof HTMLElement&&e.closest("input, textarea, select, [contenteditable]"))}var K="broadsheet theme",H=["auto","light","dark"],Et={auto:"M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",light:"M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",dark:"M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z"};function I(){let n=localStorage.getItem(K),e=n&&H.includes(n)?n:"auto";return document.documentElement.dataset.theme=e,e}function be(n){let e=i("button",{type:"button",class:"icon"}),t=()=>{let r=I(),o=`${n.theme}: ${n[r]}`;e.replaceChildren(b(Et[r])),e.setAttribute("aria-label",o),e.title=o};return e.addEventListener("click",()=>{let r=H[(H.indexOf(I())+1)%H.length];localStorage.setItem(K,r),t()}),addEventListener("storage",({key:r})=>r===K&&t()),t(),e}var Tt="M4 6h16 M4 12h16 M4 18h16",Mt="M4 20h4L19 9l-4-4L4 16z M13 7l4 4",zt="M6 6l12 12 M18 6L6 18",Lt="M5 4h11v16H5z M16 8h3v10a2 2 0 0 1-3 2 M8 8h5 M8 12h5 M8 16h3",T="(width < 900px)",F=class{constructor(e,t,r){this.words=e;this.side.setAttribute("aria-label",e.conversations),this.#t=w(e.menu,Tt,()=>this.showSide(this.#i)),this.#t.setAttribute("aria-controls","side"),this.#t.classList.add("menu"),this.#n.addEventListener("click",()=>this.#l()),this.scroll.append(this.column),this.element=i("div",{class:"page",dir:e.dir,lang:e.code,onkeydown:(o=>this.#c(o))},i("header",{},this.#t,i("h1",{},i("a",{class:"name",href:"/"},i("bdi",{},t))),i("div",{class:"actions"},ve(i("button",{type:"button",onclick:r}),e.again,Mt),ve(i("a",{href:"/articles"}),e.articles,Lt),be(e))),this.side,i("div",{class:"reading"},this.scroll,this.dock),this.#e,this.#n),this.showSide(!matchMedia(T).matches&&localStorage.getItem("broadsheet side")!=="hidden",!1),matchMedia(T).addEventListener("change",({matches:o})=>this.showSide(!o,!1))}words;element;side=i("nav",{class:"side",id:"side"});scroll=i("div",{class:"scroll",tabindex:-1});column=i("div",{class:"column"});dock=i("div",{class:"dock"});#e=i("section",{class:"panel",hidden:!0});#t;#n=i("div",{class:"veil",hidden:!0});#r=null;#o=()=>{};get#i(){return this.element.classList.contains("without-side")}showSide(e,t=!0){let r=matchMedia(T).matches;this.element.classList.toggle("without-side",!e),this.side.inert=!e,this.#t.setAttribute("aria-expanded",String(e)),this.#s(),t&&(r?e?this.side.querySelector("button, a, input")?.focus():this.#t.focus():localStorage.setItem("broadsheet side",e?"shown":"hidden"))}leaveSide(){matchMedia(T).matches&&this.showSide(!1,!1)}openPanel(e,t,r=()=>{}){this.#e.hidden&&(this.#r=qt(this.element)),this.#o=r,this.#e.setAttribute("aria-label",t),this.#e.replaceChildren(i("div",{class:"panel-head"},i("h2",{},t),w(this.words.close,zt,()=>this.closePanel())),i("div",{class:"panel-body"},e)),this.#e.hidden=!1,this.element.classList.add("with-panel"),this.#s(),this.#e.querySelector(".panel-head button").focus()}closePanel(){this.#e.hidden||(this.#e.hidden=!0,this.#e.replaceChildren(),this.element.classList.remove("with-panel"),this.#s(),this.#o(),this.#r?.isConnected&&this.#r.focus())}#s(){let t=matchMedia(T).matches&&(!this.#i||!this.#e.hidden);this.#n.hidden=!t;for(let r of this.element.querySelectorAll(":scope > .reading"))r.inert=t}#l(){this.#e.hidden?this.showSide(!1):this.closePanel()}#c(e){if(e.key!=="Escape"||e.defaultPrevented)return;let t=matchMedia(T).matches;if(!this.#e.hidden)this.closePanel();else if(t&&!this.#i)this.showSide(!1);else return;e.preventDefault()}};function qt(n){return n.getRootNode().activeElement}function w(n,e,t){return i("button",{type:"button",class:"icon","aria-label":n,title:n,onclick:t},b(e))}function ve(n,e,t){return n.classList.add("action"),n.append(b(t),i("span",{},e)),n.title=e,n}var we="broadsheet notice";function ye(n){let e=i("p",{class:"fine"},n.fine);if(localStorage.getItem(we))return e;let t=i("section",{class:"notice","aria-label":n.notice.split(".")[0]},i("p",{},n.notice),i("button",{type:"button",class:"button",onclick:()=>{localStorage.setItem(we,new Date().toISOString()),t.replaceWith(e)}},n.understood));return t}var ke={code:"en",dir:"ltr",ask:"Ask the articles",next:"Ask another question",question:"Your question",send:"Ask",stop:"Stop",conversation:"Conversation",conversations:"Conversations",again:"New conversation",articles:"Articles",theme:"Appearance",auto:"as the system",light:"light",dark:"dark",menu:"Show or hide conversations",close:"Close",source:"Source",heading:"What would you like to know?",promise:"Every answer quotes the sentence it rests on.",count:{one:"{n} article",other:"{n} articles"},upTo:"up to {day}",checked:"checked {time}",try:"Try one of these",browse:"Browse the articles",empty:"There are no articles yet.",emptyOwner:"Add the first ones, and questions can be asked at once.",emptyVisitor:"Please come back later.",add:"Add articles",searching:"Searching the articles …",reading:"Reading {n} of {of} …",readingSome:"Reading …",writing:"Writing …",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",cut:"The page was left before the answer came.",offline:"You seem to be offline. The question is kept.",gone:"The server cannot be reached just now. The question is kept and asked again as soon as it is back.",busy:"Many questions are being asked just now. Try again in {n}.",limit:"That were many questions in a short time. You can ask again in {n}.",failed:"Something went wrong on the server. The question is kept.",notice:"You are asking a computer program (AI). It quotes the articles and can be wrong: check the quote.",understood:"Understood",fine:"Answers come from a program and can be wrong. Check the quote."},Nt={de:{code:"de",dir:"ltr",ask:"Fragen Sie die Artikel",next:"Weitere Frage stellen",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",conversation:"Gespräch",conversations:"Gespräche",again:"Neues Gespräch",articles:"Artikel",theme:"Darstellung",auto:"wie das System",light:"hell",dark:"dunkel",menu:"Gespräche zeigen oder verbergen",close:"Schließen",source:"Quelle",heading:"Was möchten Sie wissen?",promise:"Jede Antwort zitiert den Satz, auf dem sie beruht.",count:{one:"{n} Artikel",other:"{n} Artikel"},upTo:"bis {day}",checked:"nachgesehen {time}",try:"Zum Beispiel",browse:"In den Artikeln blättern",empty:"Es gibt noch keine Artikel.",emptyOwner:"Fügen Sie die ersten hinzu, dann kann sofort gefragt werden.",emptyVisitor:"Bitte schauen Sie später wieder vorbei.",add:"Artikel hinzufügen",searching:"Die Artikel werden durchsucht …",reading:"{n} von {of} gelesen …",readingSome:"Es wird gelesen …",writing:"Es wird geschrieben …",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",cut:"Die Seite wurde verlassen, bevor die Antwort kam.",offline:"Sie sind anscheinend offline. Die Frage bleibt erhalten.",gone:"Der Server ist gerade nicht erreichbar. Die Frage bleibt erhalten und wird noch einmal gestellt, sobald er wieder da ist.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",limit:"Das waren viele Fragen in kurzer Zeit. In {n} können Sie wieder fragen.",failed:"Auf dem Server ist etwas schiefgegangen. Die Frage bleibt erhalten.",notice:"Sie fragen ein Computerprogramm (KI). Es zitiert die Artikel und kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden",fine:"Antworten kommen von einem Programm und können falsch sein. Prüfen Sie das Zitat."},it:{code:"it",dir:"ltr",ask:"Chiedi agli articoli",next:"Fai un’altra domanda",question:"La tua domanda",send:"Chiedi",stop:"Ferma",conversation:"Conversazione",conversations:"Conversazioni",again:"Nuova conversazione",articles:"Articoli",theme:"Aspetto",auto:"come il sistema",light:"chiaro",dark:"scuro",menu:"Mostra o nascondi le conversazioni",close:"Chiudi",source:"Fonte",heading:"Che cosa vorresti sapere?",promise:"Ogni risposta cita la frase su cui si basa.",count:{one:"{n} articolo",other:"{n} articoli"},upTo:"fino al {day}",checked:"controllati {time}",try:"Per esempio",browse:"Sfoglia gli articoli",empty:"Non ci sono ancora articoli.",emptyOwner:"Aggiungi i primi e si potrà subito chiedere.",emptyVisitor:"Torna più tardi, per favore.",add:"Aggiungi articoli",searching:"Ricerca negli articoli …",reading:"Lettura: {n} di {of} …",readingSome:"Lettura …",writing:"Scrittura …",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermata.",cut:"La pagina è stata lasciata prima che arrivasse la risposta.",offline:"Sembra che tu sia offline. La domanda è conservata.",gone:"Il server non è raggiungibile in questo momento. La domanda è conservata e sarà ripetuta appena torna.",busy:"In questo momento arrivano molte domande. Riprova tra {n}.",limit:"Sono state molte domande in poco tempo. Potrai chiedere di nuovo tra {n}.",failed:"Qualcosa è andato storto sul server. La domanda è conservata.",notice:"Stai chiedendo a un programma (IA). Cita gli articoli e può sbagliare: controlla la citazione.",understood:"Ho capito",fine:"Le risposte vengono da un programma e possono essere sbagliate. Controlla la citazione."},fr:{code:"fr",dir:"ltr",ask:"Interrogez les articles",next:"Posez une autre question",question:"Votre question",send:"Demander",stop:"Arrêter",conversation:"Conversation",conversations:"Conversations",again:"Nouvelle conversation",articles:"Articles",theme:"Apparence",auto:"comme le système",light:"claire",dark:"sombre",menu:"Afficher ou masquer les conversations",close:"Fermer",source:"Source",heading:"Que souhaitez-vous savoir ?",promise:"Chaque réponse cite la phrase sur laquelle elle repose.",count:{one:"{n} article",other:"{n} articles"},upTo:"jusqu’au {day}",checked:"vérifiés le {time}",try:"Par exemple",browse:"Parcourir les articles",empty:"Il n’y a pas encore d’articles.",emptyOwner:"Ajoutez les premiers, et l’on pourra aussitôt poser des questions.",emptyVisitor:"Revenez un peu plus tard.",add:"Ajouter des articles",searching:"Recherche dans les articles …",reading:"Lecture : {n} sur {of} …",readingSome:"Lecture …",writing:"Rédaction …",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",cut:"La page a été quittée avant que la réponse n’arrive.",offline:"Vous semblez hors ligne. La question est conservée.",gone:"Le serveur est injoignable pour le moment. La question est conservée et sera reposée dès son retour.",busy:"Beaucoup de questions sont posées en ce moment. Réessayez dans {n}.",limit:"Cela fait beaucoup de questions en peu de temps. Vous pourrez en poser d’autres dans {n}.",failed:"Une erreur s’est produite sur le serveur. La question est conservée.",notice:"Vous interrogez un programme (IA). Il cite les articles et peut se tromper : vérifiez la citation.",understood:"J’ai compris",fine:"Les réponses viennent d’un programme et peuvent être fausses. Vérifiez la citation."},es:{code:"es",dir:"ltr",ask:"Pregunte a los artículos",next:"Haga otra pregunta",question:"Su pregunta",send:"Preguntar",stop:"Detener",conversation:"Conversación",conversations:"Conversaciones",again:"Nueva conversación",articles:"Artículos",theme:"Aspecto",auto:"como el sistema",light:"claro",dark:"oscuro",menu:"Mostrar u ocultar las conversaciones",close:"Cerrar",source:"Fuente",heading:"¿Qué le gustaría saber?",promise:"Cada respuesta cita la frase en la que se basa.",count:{one:"{n} artículo",other:"{n} artículos"},upTo:"hasta el {day}",checked:"revisados el {time}",try:"Por ejemplo",browse:"Hojear los artículos",empty:"Todavía no hay artículos.",emptyOwner:"Añada los primeros y se podrá preguntar enseguida.",emptyVisitor:"Vuelva más tarde, por favor.",add:"Añadir artículos",searching:"Buscando en los artículos …",reading:"Leyendo {n} de {of} …",readingSome:"Leyendo …",writing:"Escribiendo …",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",cut:"Se dejó la página antes de que llegara la respuesta.",offline:"Parece que no hay conexión. La pregunta se conserva.",gone:"Ahora no se puede acceder al servidor. La pregunta se conserva y se repetirá en cuanto vuelva.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",limit:"Han sido muchas preguntas en poco tiempo. Podrá preguntar de nuevo en {n}.",failed:"Algo ha fallado en el servidor. La pregunta se conserva.",notice:"Está preguntando a un programa (IA). Cita los artículos y puede equivocarse: compruebe la cita.",understood:"Entendido",fine:"Las respuestas vienen de un programa y pueden ser erróneas. Compruebe la cita."},ar:{code:"ar",dir:"rtl",ask:"اسأل المقالات",next:"اطرح سؤالًا آخر",question:"سؤالك",send:"اسأل",stop:"إيقاف",conversation:"المحادثة",conversations:"المحادثات",again:"محادثة جديدة",articles:"المقالات",theme:"المظهر",auto:"مثل النظام",light:"فاتح",dark:"داكن",menu:"إظهار المحادثات أو إخفاؤها",close:"إغلاق",source:"المصدر",heading:"ماذا تودّ أن تعرف؟",promise:"كل إجابة تقتبس الجملة التي تستند إليها.",count:{one:"مقالة واحدة",other:"عدد المقالات: {n}"},upTo:"حتى {day}",checked:"آخر تحقق {time}",try:"جرّب أحد هذه الأسئلة",browse:"تصفّح المقالات",empty:"لا توجد مقالات بعد.",emptyOwner:"أضف المقالات الأولى ليصبح السؤال ممكنًا على الفور.",emptyVisitor:"نرجو أن تعود لاحقًا.",add:"إضافة مقالات",searching:"جارٍ البحث في المقالات …",reading:"قراءة {n} من {of} …",readingSome:"جارٍ القراءة …",writing:"جارٍ الكتابة …",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",cut:"أُغلقت الصفحة قبل وصول الإجابة.",offline:"يبدو أنك غير متصل. سؤالك محفوظ.",gone:"لا يمكن الوصول إلى الخادم الآن. سؤالك محفوظ وسيُطرح من جديد فور عودته.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",limit:"هذه أسئلة كثيرة في وقت قصير. يمكنك السؤال مجددًا بعد {n}.",failed:"حدث خطأ في الخادم. سؤالك محفوظ.",notice:"أنت تسأل برنامجًا حاسوبيًا (ذكاء اصطناعي). يقتبس من المقالات وقد يخطئ: تحقّق من الاقتباس.",understood:"فهمت",fine:"الإجابات من برنامج وقد تكون خاطئة. تحقّق من الاقتباس."}},xe={en:ke,...Nt};function Ce(n){for(let e of n){let t=e.slice(0,2).toLowerCase();if(Object.hasOwn(xe,t))return xe[t]}return ke}function $(n,e,t){return(new Intl.PluralRules(t).select(n)==="one"?e.one:e.other).replace("{n}",new Intl.NumberFormat(t).format(n))}function Q(n,e){let[t,r]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/r))}var Pt="M12 4L2.8 19.5h18.4z M12 10v4.5 M12 17v.2",Se=["bad_question","bad_date","bad_history","bad_request","too_large"];function Ae({code:n}){return n==="offline"}function Ee(n,e,t){let{code:r,retryAfter:o}=n,s=o??0,a=i("button",{type:"button",class:"button",disabled:s>0,onclick:t},e.retry);return s>0&&setTimeout(()=>a.disabled=!1,1e3*s),i("div",{class:"trouble",role:"alert"},b(Pt),i("p",{dir:"auto"},Wt(n,e)),!Se.includes(r)&&a)}function Wt({code:n,message:e,retryAfter:t},r){return n==="cut"?r.cut:n==="offline"?navigator.onLine?r.gone:r.offline:n==="too_many_questions"?r.limit.replace("{n}",Q(t??1,r.code)):t!==null?r.busy.replace("{n}",Q(t,r.code)):Se.includes(n)?e:r.failed}var Dt=2e3;async function Te(n,e){for(;!e.aborted;){if(await new Promise(r=>setTimeout(r,Dt)),document.hidden||!navigator.onLine||e.aborted)continue;if(await fetch(n,{signal:e}).then(r=>r.ok,()=>!1))return!e.aborted}return!1}var Me=/\[(?<number>\d+)\]/g,ze=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,Le=/^\s*(?:[-*]|\d+[.)])\s+/;function Pe(n,e,t,r,o){let{words:s}=r,a=e.standalone_question,c=e.answered?e.citations:e.nearest,[l,d]=Ft(e,c,t,r,o),u=e.answered?Z(e,Ot(e.citations,d,s,o)):[i("p",{class:"declined",dir:"auto"},e.answer)];return[a!==n&&qe(s.searched.replace("{q}",()=>a)),...u,e.notice&&qe(e.notice),c.length>0&&l,e.answered&&Ut(e,s)].filter(h=>h instanceof Node)}function qe(n){return i("p",{class:"aside",dir:"auto"},n)}function Ot(n,e,t,r){let o=new Map(n.map(s=>[String(s.number),s]));return s=>{let a=o.get(s);if(!a)return null;let c=()=>{r(a)||e.get(a.article_id).focus()};return i("button",{type:"button",class:"chip","aria-label":t.citation.replace("{n}",s),title:a.title,onclick:c},s)}}function Z(n,e=()=>null){return n.answerer.includes(":")?Ht(n.answer,e):Rt(n,e)}function Rt({answer:n,marked_start:e,marked_end:t},r){let o=t?[...n]:[],s=p=>o.slice(0,p).join("").length,[a,c]=[s(e??0),s(t??0)],[l="",...d]=n.split(`
`),u=(p,g)=>j(l.slice(p,g),Me,r),h=i("p",{class:"said",dir:"auto"},...u(0,a),c>a&&i("strong",{class:"short"},l.slice(a,c)),...u(c)),m=d.map(p=>i("li",{dir:"auto"},...j(p,Me,r)));return[h,...m.length>0?[i("ul",{},...m)]:[]]}function Ht(n,e){return n.split(/\n{2,}/).filter(t=>t.trim()).map(t=>{let r=t.split(`
`);if(!r.every(a=>Le.test(a)))return i("p",{class:"said",dir:"auto"},...j(t,ze,e));let o=r.map(a=>j(a.replace(Le,""),ze,e)),s=/^\s*\d/.test(t)?"ol":"ul";return i(s,{dir:"auto"},...o.map(a=>i("li",{},...a)))})}function j(n,e,t){let r=[],o=0;for(let s of n.matchAll(e))r.push(n.slice(o,s.index),It(s.groups,t)??s[0]),o=s.index+s[0].length;return[...r,n.slice(o)]}function It({bold:n,code:e,label:t,address:r,number:o},s){return o?s(o):n?i("strong",{},n):e?i("code",{},e):r?N(r,t??r):null}function Ft(n,e,t,r,o){let s=Ne(n.answer),a=new Map,c=[...Map.groupBy(e,l=>l.article_id).values()].map(l=>{let d=l[0],u=p=>{o(d)&&p.preventDefault()},h=i("a",{href:t.kept(d),target:"_blank",onclick:u},d.title);a.set(d.article_id,h);let m=l.filter(({quote:p})=>!s.includes(Ne(p)));return $t(h,n.answered?l:[],d,m,r)});return[i("ol",{class:n.answered?"sources":"sources results"},...c),a]}function Ne(n){return n.replace(/\s*\[\d+\]/g,"").replace(/\s+/g," ").trim()}function $t(n,e,t,r,{words:o,language:s}){let{kind:a,url:c,deep_link:l,published:d,author:u,correction:h}=t,m=[a&&a!=="news"&&i("b",{},jt(a,o)),c&&N(l??c,We(c)??c),d&&i("time",{datetime:d,dir:"auto"},Vt(d,s)),u&&i("bdi",{},u)].filter(g=>g instanceof Node),p=e.map(({number:g})=>i("span",{class:"number"},String(g)));return i("li",{part:"citation",dir:"auto"},i("p",{class:"title"},...p,n),m.length>0&&i("p",{class:"about"},...m.flatMap((g,z)=>z?[" · ",g]:[g])),...r.map(({quote:g})=>i("blockquote",{},g)),h&&i("p",{class:"correction"},i("b",{},`${o.correction}: `),h),Bt(t.also_in??[],o.also))}function jt(n,e){return n in _t?e[n]:n}var _t={opinion:1,analysis:1,advertising:1,review:1,satire:1},Y=5;function Bt(n,e){if(!n.length)return null;let t=n.slice(0,Y).map(({title:o,url:s})=>s?`${o} (${We(s)})`:o),r=n.length>Y?` + ${n.length-Y}`:"";return i("p",{class:"about"},`${e} ${t.join("; ")}${r}`)}var Gt=.5;function Ut({confidence:n,answerer:e},t){if(n===Gt)return null;let r=n>=.75?t.sure:n>=.4?t.fair:t.unsure,o=t.ofHundred.replace("{n}",String(Math.round(100*n)));return i("details",{class:"certainty"},i("summary",{},r),i("p",{},`${o} ${t.by.replace("{who}",()=>e)}.`))}function We(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n)?.[1]}function N(n,e){return/^https?:\/\//.test(n)?i("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function Vt(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var Kt="M7 11v9H4v-9z M7 11l4-8a2 2 0 0 1 2 2v4h6l-2 11H7",Qt="M7 13V4H4v9z M7 13l4 8a2 2 0 0 0 2-2v-4h6L17 4H7",Yt=1e3;function De(n,e,t){let r=i("span",{role:"status",class:"told"}),o=i("textarea",{rows:2,maxlength:Yt,dir:"auto"}),s=async(h,m)=>{let p=await e.judge(n,h,m).then(()=>!0,g=>{if(g instanceof f)return!1;throw g});return r.textContent=p?t.thanks:t.unheard,p},a=async h=>{h&&!await s(-1,h)||(c.hidden=!0,u.focus())},c=i("form",{class:"why",hidden:!0,onsubmit:h=>{h.preventDefault(),a(o.value.trim())}},i("label",{},t.why,o),i("button",{class:"button"},t.tell),i("button",{type:"button",class:"button plain",onclick:()=>{a("")}},t.skip)),l=async(h,m)=>{if(await s(m)){for(let p of[d,u])p.setAttribute("aria-pressed",String(p===h));c.hidden=m===1,c.hidden||o.focus()}},d=w(t.helpful,Kt,()=>{l(d,1)}),u=w(t.unhelpful,Qt,()=>{l(u,-1)});for(let h of[d,u])h.setAttribute("aria-pressed","false");return[d,u,r,c]}function Oe({answer:n,answered:e,citations:t,nearest:r},o){let s=(e?t:r).map(a=>{let{number:c,title:l,published:d,quote:u}=a,h=[l,d].filter(Boolean).join(", ");return`[${c}] ${h}: “${u}” ${o.where(a)}`});return[n,...s].join(`

`)}var Zt="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.5 9.5h5v5h-5z",Jt="M9 9h11v11H9z M5 15H4V4h11v1",_=class{constructor(e,t){this.exchange=e;this.chat=t;let r=`question-${e.id}`,o=i("h2",{class:"question",id:r,dir:"auto",tabindex:-1},e.question);e.question.length>120&&o.classList.add("long"),this.element=i("article",{class:"turn","aria-labelledby":r},i("div",{class:"asked"},o,...t.extensions.flatMap(s=>s.beside?.(e,t)??[])),this.#e,this.#t,this.#n),this.show()}exchange;chat;element;#e=i("div",{class:"above"});#t=i("div",{class:"answer"});#n=i("div",{class:"below"});#r=i("div",{class:"draft","aria-hidden":"true"});#o=i("div",{class:"stage"});#i="";show(){let{exchange:e,chat:t}=this,{words:r}=t,o=()=>t.retry(e);this.#e.replaceChildren(...t.extensions.flatMap(s=>s.above?.(e,t)??[])),this.#n.replaceChildren(),this.element.dataset.state=e.state,e.state==="asking"?(this.#i="",this.stage({stage:"searching"}),this.#r.replaceChildren(),this.#t.replaceChildren(this.#o,this.#r)):e.answer?(this.#t.replaceChildren(...this.#s()),this.#n.replaceChildren(...t.extensions.flatMap(s=>s.below?.(e,t)??[]))):e.trouble?this.#t.replaceChildren(Ee(e.trouble,r,o)):this.#t.replaceChildren(i("div",{class:"trouble"},b(Zt),i("p",{},r.stopped),i("button",{type:"button",class:"button",onclick:o},r.retry)))}stage(e){let t=Xt(e,this.chat.words);if(this.#o.textContent===t)return;let{done:r=0,of:o}=e,s=o&&i("progress",{max:o,value:r,"aria-hidden":"true"});this.#o.replaceChildren(i("span",{},t),...s?[s]:[]),e.stage!==this.#i&&this.chat.tell(o?this.chat.words.readingSome:t),this.#i=e.stage}said(e,t){this.#o.remove(),this.#r.replaceChildren(...Z({answer:e,answerer:t}))}#s(){let{exchange:e,chat:t}=this,r=e.answer,o=a=>t.opened(a,e);return[...Pe(e.question,r,t.server,t.options,o),this.#l()]}#l(){let{exchange:e,chat:t}=this,{words:r}=t,o=i("span",{role:"status",class:"told"}),s=i("button",{type:"button",class:"icon","aria-label":r.copy,title:r.copy});return s.append(b(Jt)),s.addEventListener("click",async()=>{await navigator.clipboard.writeText(Oe(e.answer,t.server)),o.textContent=r.copied}),i("div",{class:"tools"},navigator.clipboard&&s,...e.answerId?De(e.answerId,t.server,r):[],...t.extensions.flatMap(a=>a.tools?.(e,t)??[]),o)}};function Xt({stage:n,done:e,of:t},r){return n==="searching"?r.searching:n==="writing"?r.writing:t?r.reading.replace("{n}",String(e??0)).replace("{of}",String(t)):r.readingSome}var en="M5 12h14 M13 6l6 6-6 6";function Re(n,e,t,r,o){if(!n.articles)return i("section",{class:"welcome empty"},i("h2",{},e.empty),i("p",{class:"lead"},r?e.emptyOwner:e.emptyVisitor),r&&i("a",{class:"button primary",href:"/articles"},e.add));let s=n.starters.map(a=>i("li",{},i("button",{type:"button",class:"starter",onclick:()=>o(a)},i("span",{dir:"auto"},a),b(en))));return i("section",{class:"welcome"},i("h2",{},e.heading),i("p",{class:"lead"},e.promise),i("h3",{},e.try),i("ul",{class:"starters"},...s),i("p",{class:"fresh"},tn(n,e,t)," · ",i("a",{href:"/articles"},e.browse)))}function tn({articles:n,newest:e,seen:t},r,o){let s=[$(n,r.count,o)],a=(c,l,d)=>{if(!l)return;let u=new Intl.DateTimeFormat(o,{day:"numeric",month:"long",...d});s.push(c.replace(/\{\w+\}/,u.format(new Date(l))))};return a(r.upTo,e,{year:"numeric",timeZone:"UTC"}),a(r.checked,t,{hour:"2-digit",minute:"2-digit"}),s.join(" · ")}var nn={code:"cut",message:"",retryAfter:null},B=class{constructor(e,t,r,o,s,a){this.base=e;this.told=t;this.owner=r;this.words=o;this.store=s;this.extensions=a;this.server=new O(e),this.language=navigator.languages.find(c=>c.startsWith(o.code))??o.code,this.options={words:me(o.code),language:this.language},this.frame=new F(o,t.title,()=>this.begin()),this.composer=new R(o,c=>{this.ask(c)},()=>this.stop()),this.#e.setAttribute("aria-label",o.conversation),this.frame.dock.append(...a.flatMap(c=>c.composer?.(this)??[]),this.composer.element,...t.notice?[ye(o)]:[]),this.frame.side.append(...a.flatMap(c=>c.side?.(this)??[])),this.frame.element.append(this.#t),this.frame.element.addEventListener("keydown",c=>{fe(c)&&this.composer.box.focus()}),s.onChange(()=>this.#p()),this.show(this.conversation)}base;told;owner;words;store;extensions;server;frame;composer;language;options;conversation=E();chosen={};#e=i("div",{class:"log",role:"log"});#t=i("p",{class:"unseen",role:"status"});#n=new Map;#r=null;#o=null;#i=new Set;show(e){this.#r?.ended.abort(),this.#o?.abort(),this.conversation=e,this.#n.clear(),this.#e.replaceChildren();for(let t of e.exchanges)t.state==="asking"&&Object.assign(t,{state:"failed",trouble:nn}),this.#c(t);this.#a(),this.frame.scroll.scrollTop=this.frame.scroll.scrollHeight,this.#d()}begin(){this.show(E()),this.frame.leaveSide(),this.composer.focus()}choose(e){this.chosen=e,this.#d(),this.composer.focus()}async ask(e,t=this.chosen){this.stop();let r=oe(e,{...t});this.conversation.exchanges.push(r),this.conversation.title||=e,this.#c(r),this.#a(),await this.#s(r)}retry(e,t=e.chosen){this.stop(),Object.assign(e,{chosen:t,state:"asking",answer:void 0,answerId:void 0,trouble:void 0}),this.#n.get(e.id)?.show(),this.composer.focus(),this.#s(e)}edit(e,t){this.stop();let{conversation:r}=this,o=r.exchanges.indexOf(e);for(let s of r.exchanges.splice(o))this.#n.get(s.id)?.element.remove(),this.#n.delete(s.id);!o&&r.title===e.question&&(r.title=t),this.ask(t,e.chosen)}rename(e,t){let r=e===this.conversation.id?this.conversation:this.store.load(e);r&&(r.title=t,this.store.save(r),this.#d())}remove(e){this.#i.add(e),this.store.remove(e),e===this.conversation.id?this.show(E()):this.#d()}stop(){this.#r?.ended.abort()}tell(e){this.#t.textContent=e}opened(e,t){let r=this.extensions.filter(o=>o.opened);for(let o of r)o.opened(e,t,this);return r.length>0}async#s(e){let{conversation:t}=this;this.#o?.abort();let r=new AbortController,o={exchange:e,ended:r};this.#r=o,this.#u(t),this.composer.show(!0,!0),this.#n.get(e.id)?.element.scrollIntoView({block:"start"});let s=()=>this.#n.get(e.id);try{e.answer=await ge(this.base,{question:e.question,history:se(t,e),chosen:e.chosen},{named:a=>e.answerId=a,stage:a=>s()?.stage(a),said:(a,c)=>s()?.said(a,c)},r.signal),e.state="answered"}catch(a){if(e.state=r.signal.aborted?"stopped":"failed",e.state==="failed"){if(!(a instanceof f))throw a;let{code:c,message:l,retryAfter:d}=a;console.error(`Broadsheet: ${l}`),e.trouble={code:c,message:l,retryAfter:d}}}finally{this.#r===o&&(this.#r=null,this.composer.show(!1,!0)),this.#u(t),this.tell(""),s()?.show()}e.trouble&&Ae(e.trouble)&&this.#l(e)}async#l(e){let t=new AbortController;this.#o=t,await Te(`${this.base}chat/welcome`,t.signal)&&(this.#r||e.state!=="failed"||!this.#n.has(e.id)||this.retry(e))}#c(e){let t=new _(e,this);this.#n.set(e.id,t),this.#e.append(t.element)}#a(){let e=this.conversation.exchanges.length>0,t=e?this.#e:Re(this.told,this.words,this.language,this.owner,r=>{this.composer.focus(),this.ask(r)});this.frame.column.firstChild!==t&&this.frame.column.replaceChildren(t),this.composer.show(this.#r!==null,e)}#u(e){if(e.changed=new Date().toISOString(),this.#i.has(e.id)||this.store.save(e),e===this.conversation)for(let t of e.exchanges)this.#n.has(t.id)||this.#c(t);this.#d()}#d(){document.title=this.conversation.title?`${this.conversation.title} – ${this.told.title}`:this.told.title;for(let e of this.extensions)e.changed?.(this)}#p(){let e=this.#r?null:this.store.load(this.conversation.id);e&&e.changed!==this.conversation.changed?this.show(e):this.#d()}};var He=`/* An answer, in the chat and in the widget. */
.answer {
  .said,
  .declined {
    text-wrap: pretty;
  }

  .aside {
    color: var(--bs-muted);
    font-size: 0.9em;
  }

  .short {
    border-radius: 3px;
    background: var(--bs-mark);
    font-weight: 650;
    box-decoration-break: clone;
  }

  .declined {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--bs-line);
    color: var(--bs-muted);
  }

  ul,
  ol:not(.sources) {
    display: grid;
    gap: 0.4em;
    padding-inline-start: 1.3em;
  }

  code {
    padding: 0 0.25em;
    border-radius: 4px;
    background: var(--bs-tint);
    font: 0.9em ui-monospace, monospace;
  }

  .chip {
    position: relative;
    min-inline-size: 1.6em;
    min-block-size: 0;
    margin-inline: 1px;
    padding: 0 0.4em;
    border: 1px solid var(--bs-line);
    border-radius: 6px;
    background: var(--bs-raised);
    color: var(--bs-accent);
    font: 600 0.75em/1.5 var(--bs-font);
    text-align: center;
    vertical-align: 0.12em;
    cursor: pointer;
  }

  .chip:hover {
    border-color: var(--bs-accent);
    background: var(--bs-tint);
  }

  /* The number stays small in its line; what a finger can hit is 44 pixels. */
  .chip::after {
    position: absolute;
    inset: -12px -9px;
    content: "";
  }

  .sources {
    display: grid;
    inline-size: 100%;
    padding: 0;
    border: 1px solid var(--bs-line);
    border-radius: var(--bs-radius);
    background: var(--bs-raised);
    font-size: 0.9em;
    list-style: none;
  }

  .sources li {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    padding: 12px 16px;
  }

  .sources li + li {
    border-block-start: 1px solid var(--bs-line);
  }

  .title a {
    font-weight: 600;
    text-decoration: none;
  }

  .title a:hover {
    text-decoration: underline;
  }

  .number {
    display: inline-block;
    min-inline-size: 1.2em;
    margin-inline-end: 0.35em;
    color: var(--bs-accent);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .about,
  .correction {
    color: var(--bs-muted);
    font-size: 0.92em;
  }

  .about b {
    padding: 1px 6px;
    border: 1px solid currentColor;
    border-radius: 4px;
    font-weight: 600;
  }

  .correction {
    color: inherit;
  }

  blockquote {
    margin-block-start: 4px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--bs-accent);
    font: 1.05em/1.5 var(--bs-serif);
  }

  .results blockquote {
    border-color: var(--bs-line);
  }

  .certainty {
    color: var(--bs-muted);
    font-size: 0.85em;
  }

  .certainty summary {
    inline-size: fit-content;
    padding-block: 4px;
    cursor: pointer;
  }
}
`;var Ie=`/* What chat, widget and pages share. The page's color-scheme is what was chosen; a site that has the
   widget may set the properties whose names begin with --broadsheet. */
:root,
:host {
  --bs-ground: light-dark(#fbfaf7, #141517);
  --bs-raised: var(--broadsheet-background, light-dark(#fff, #1c1d20));
  --bs-text: var(--broadsheet-text, light-dark(#1a1b1d, #ececea));
  --bs-muted: var(--broadsheet-muted, light-dark(#5b5d62, #a8aab0));
  --bs-line: var(--broadsheet-line, light-dark(#dfdcd4, #34363b));
  --bs-tint: var(--broadsheet-tint, light-dark(#f1efe9, #232529));
  --bs-accent: light-dark(#1d4f91, #a3c7f7);
  --bs-on-accent: light-dark(#fff, #10233d);
  --bs-mark: light-dark(#fdf0b8, #4a3f14);
  --bs-font: system-ui, sans-serif;
  --bs-serif: "Iowan Old Style", "Palatino Linotype", Georgia, "Liberation Serif", serif;
  --bs-radius: var(--broadsheet-radius, 12px);
}
`;var Fe=`/* The page's color-scheme is what was chosen. */
:host {
  all: initial;
  color-scheme: inherit;
}

.page {
  position: fixed;
  inset: 0;
  z-index: 2147483000;
  display: grid;
  grid-template: auto minmax(0, 1fr) / 272px minmax(0, 1fr) auto;
  background: var(--bs-ground);
  color: var(--bs-text);
  font: 16px/1.55 var(--bs-font);
  text-align: start;
  overflow-wrap: anywhere;
  -webkit-text-size-adjust: 100%;
}

.page.without-side {
  grid-template-columns: 0 minmax(0, 1fr) auto;
}

*,
::before,
::after {
  box-sizing: border-box;
}

[hidden] {
  display: none !important;
}

p,
h2,
h3,
ul,
ol,
blockquote {
  margin: 0;
}

button,
textarea,
input,
select {
  color: inherit;
  font: inherit;
}

a {
  color: inherit;
  text-underline-offset: 0.15em;
}

svg {
  flex: none;
  inline-size: 20px;
  block-size: 20px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.7;
  stroke-linecap: round;
  stroke-linejoin: round;
}

:focus-visible {
  outline: 2px solid var(--bs-accent);
  outline-offset: 2px;
}

.scroll:focus-visible,
.question:focus-visible {
  outline: none;
}

.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Header */

header {
  grid-column: 1 / -1;
  display: flex;
  align-items: center;
  gap: 4px;
  min-block-size: 56px;
  padding: 4px 12px;
  border-block-end: 1px solid var(--bs-line);
}

h1 {
  min-inline-size: 0;
  margin: 0;
  font: inherit;
}

.name {
  display: block;
  padding: 6px 8px;
  overflow: hidden;
  border-radius: 8px;
  font: 700 22px/1.2 var(--bs-serif);
  letter-spacing: -0.01em;
  text-decoration: none;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.actions {
  display: flex;
  flex: none;
  gap: 4px;
  margin-inline-start: auto;
}

.icon,
.action {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-inline-size: 44px;
  min-block-size: 44px;
  padding: 0 12px;
  border: 0;
  border-radius: 10px;
  background: none;
  font-size: 15px;
  text-decoration: none;
  cursor: pointer;
}

.icon {
  padding: 0;
}

.icon:hover,
.action:hover {
  background: var(--bs-tint);
}

/* The list at the side */

.side {
  min-inline-size: 0;
  padding: 12px;
  overflow: auto;
  border-inline-end: 1px solid var(--bs-line);
}

.without-side > .side {
  visibility: hidden;
  padding: 0;
  border: 0;
}

/* The column */

.reading {
  display: flex;
  flex-direction: column;
  min-inline-size: 0;
  min-block-size: 0;
}

.scroll {
  flex: 1;
  min-block-size: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-gutter: stable both-edges;
}

.column {
  block-size: 100%;
  inline-size: min(720px, 100% - 32px);
  margin-inline: auto;
}

/* The last answer has room enough for its question to be at the top, so that nothing jumps. */
.turn {
  padding-block: 32px;
  scroll-margin-block-start: 0;
}

.turn:last-child {
  min-block-size: 100%;
}

.log {
  block-size: 100%;
}

.turn + .turn {
  border-block-start: 1px solid var(--bs-line);
}

.question {
  margin-block-end: 16px;
  font: 600 27px/1.25 var(--bs-serif);
  letter-spacing: -0.01em;
  text-wrap: balance;
  white-space: pre-wrap;
}

.question.long {
  font-size: 19px;
  line-height: 1.45;
  text-wrap: wrap;
}

.answer {
  display: grid;
  gap: 12px;
  justify-items: start;
  font-size: 17px;
}

.answer > * {
  min-inline-size: 0;
  max-inline-size: 100%;
}

/* What an article says is set as in one. */
.answer .said {
  font: 19px/1.55 var(--bs-serif);
}

.draft {
  display: grid;
  gap: 12px;
}

.stage {
  display: flex;
  align-items: center;
  gap: 10px;
  color: var(--bs-muted);
  font-size: 16px;
}

.stage progress {
  inline-size: 96px;
  block-size: 4px;
  overflow: hidden;
  border: 0;
  border-radius: 2px;
  appearance: none;
  background: var(--bs-line);
}

.stage progress::-webkit-progress-bar {
  background: none;
}

.stage progress::-webkit-progress-value {
  background: var(--bs-accent);
}

.stage progress::-moz-progress-bar {
  background: var(--bs-accent);
}

.stage::before {
  inline-size: 8px;
  block-size: 8px;
  border-radius: 50%;
  background: var(--bs-accent);
  content: "";
}

.tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  margin-inline-start: -12px;
  color: var(--bs-muted);
}

.tools svg {
  inline-size: 18px;
  block-size: 18px;
}

.tools [aria-pressed="true"] {
  background: var(--bs-tint);
  color: var(--bs-accent);
}

.told {
  padding-inline: 8px;
  font-size: 14px;
}

.told:empty {
  display: none;
}

.why {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  inline-size: 100%;
  order: 1;
  padding: 8px 12px;
  font-size: 15px;
}

.why label {
  display: grid;
  gap: 4px;
  inline-size: 100%;
}

.why textarea {
  padding: 8px 12px;
  border: 1px solid var(--bs-muted);
  border-radius: 8px;
  background: var(--bs-raised);
  color: var(--bs-text);
  resize: vertical;
}

.button {
  display: inline-flex;
  align-items: center;
  min-block-size: 44px;
  padding: 0 16px;
  border: 1px solid var(--bs-line);
  border-radius: 10px;
  background: var(--bs-raised);
  color: var(--bs-text);
  font-size: 15px;
  text-decoration: none;
  cursor: pointer;
}

.button:hover:not(:disabled) {
  border-color: var(--bs-muted);
}

.button:disabled {
  color: var(--bs-muted);
  cursor: default;
}

.button.plain {
  border-color: transparent;
  background: none;
}

.button.primary {
  border-color: transparent;
  background: var(--bs-accent);
  color: var(--bs-on-accent);
}

.trouble {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px 16px;
  inline-size: 100%;
  padding: 12px 16px;
  border: 1px solid var(--bs-line);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
  font-size: 16px;
}

.trouble > svg {
  color: light-dark(#a34a00, #f0a35e);
}

.trouble p {
  flex: 1 1 14em;
}

[data-state="stopped"] .trouble > svg {
  color: var(--bs-muted);
}

/* Before anything was asked */

.welcome {
  display: flex;
  flex-direction: column;
  justify-content: center;
  min-block-size: 100%;
  padding-block: 32px;
}

.welcome h2 {
  font: 700 clamp(30px, 5vw, 42px)/1.15 var(--bs-serif);
  letter-spacing: -0.02em;
  text-wrap: balance;
}

.lead {
  margin-block-start: 8px;
  color: var(--bs-muted);
  font-size: 18px;
}

.welcome h3 {
  margin-block: 36px 4px;
  color: var(--bs-muted);
  font-size: 14px;
  font-weight: 600;
}

.starters {
  padding: 0;
  list-style: none;
}

.starters li {
  border-block-end: 1px solid var(--bs-line);
}

.starter {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 16px;
  inline-size: 100%;
  min-block-size: 52px;
  padding: 10px 0;
  border: 0;
  background: none;
  font: 18px/1.35 var(--bs-serif);
  text-align: start;
  cursor: pointer;
}

.starter svg {
  color: var(--bs-muted);
}

.starter:hover {
  color: var(--bs-accent);
}

.starter:hover svg {
  color: inherit;
}

[dir="rtl"] .starter svg {
  scale: -1 1;
}

.fresh {
  margin-block-start: 20px;
  color: var(--bs-muted);
  font-size: 15px;
}

.welcome.empty {
  align-items: center;
  text-align: center;
}

.welcome.empty .button {
  margin-block-start: 24px;
}

/* The box */

/* As wide as the column, whose scroll bar has its place at both edges. */
.dock {
  padding: 8px 16px max(12px, env(safe-area-inset-bottom));
  overflow: hidden;
  scrollbar-gutter: stable both-edges;
}

.dock > * {
  max-inline-size: 720px;
  margin-inline: auto;
}

.composer {
  display: flex;
  align-items: end;
  gap: 8px;
  padding: 6px 6px 6px 8px;
  border: 1px solid var(--bs-line);
  border-radius: 18px;
  background: var(--bs-raised);
  box-shadow: 0 4px 20px #0000000f;
}

.composer:focus-within {
  border-color: var(--bs-accent);
}

.composer textarea {
  flex: 1;
  min-inline-size: 0;
  min-block-size: 44px;
  max-block-size: min(40dvh, 12em);
  padding: 9px 10px;
  border: 0;
  background: none;
  outline: none;
  field-sizing: content;
  resize: none;
}

.composer textarea::placeholder {
  color: var(--bs-muted);
  opacity: 1;
}

/* An empty field has no direction of its own. */
.composer textarea:placeholder-shown {
  direction: inherit;
}

.send {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 44px;
  block-size: 44px;
  padding: 0;
  border: 0;
  border-radius: 13px;
  background: var(--bs-accent);
  color: var(--bs-on-accent);
  cursor: pointer;
}

.send.stop svg {
  fill: currentColor;
  stroke: none;
}

.fine {
  margin-block-start: 8px;
  color: var(--bs-muted);
  font-size: 13px;
  text-align: center;
}

.notice {
  display: flex;
  align-items: center;
  gap: 16px;
  margin-block-start: 10px;
  padding: 10px 10px 10px 16px;
  border-radius: var(--bs-radius);
  background: var(--bs-tint);
  font-size: 14px;
}

.notice p {
  flex: 1;
}

/* The panel at the other side */

.panel {
  display: flex;
  flex-direction: column;
  inline-size: min(440px, 40vw);
  min-block-size: 0;
  border-inline-start: 1px solid var(--bs-line);
  background: var(--bs-raised);
}

.panel-head {
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 6px 8px 6px 20px;
  border-block-end: 1px solid var(--bs-line);
}

.panel-head h2 {
  font-size: 16px;
  font-weight: 600;
}

.panel-body {
  flex: 1;
  min-block-size: 0;
  overflow: auto;
  overscroll-behavior: contain;
}

.veil {
  position: fixed;
  inset: 0;
  z-index: 1;
  background: #0006;
}

@media (width < 900px) {
  .page,
  .page.without-side {
    grid-template-columns: minmax(0, 1fr);
  }

  .side {
    position: fixed;
    inset-block: 0;
    inset-inline-start: 0;
    z-index: 2;
    inline-size: min(320px, 85vw);
    background: var(--bs-ground);
  }

  .panel {
    position: fixed;
    inset: auto 0 0;
    z-index: 2;
    inline-size: auto;
    block-size: min(88dvh, 100dvh - 48px);
    border: 0;
    border-start-start-radius: 18px;
    border-start-end-radius: 18px;
  }
}

@media (width < 600px) {
  header {
    padding-inline: 4px;
  }

  .action span {
    display: none;
  }

  .action {
    padding: 0;
  }

  .scroll,
  .dock {
    scrollbar-gutter: auto;
  }

  .turn {
    padding-block: 24px;
  }

  .question {
    margin-block-end: 12px;
    font-size: 23px;
  }

  .notice {
    align-items: end;
  }
}

@media (prefers-reduced-motion: no-preference) {
  .stage progress {
  inline-size: 96px;
  block-size: 4px;
  overflow: hidden;
  border: 0;
  border-radius: 2px;
  appearance: none;
  background: var(--bs-line);
}

.stage progress::-webkit-progress-bar {
  background: none;
}

.stage progress::-webkit-progress-value {
  background: var(--bs-accent);
}

.stage progress::-moz-progress-bar {
  background: var(--bs-accent);
}

.stage::before {
    animation: breathe 1.2s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.25;
    }
  }

  .without-side > .side {
    transition: none;
  }
}

@media (forced-colors: active) {
  .composer,
  .send {
    border: 1px solid ButtonText;
  }
}

@media print {
  .page {
    position: static;
    display: block;
  }

  header,
  .side,
  .dock,
  .tools {
    display: none;
  }

  .scroll {
    overflow: visible;
  }
}
`;var an={search:"Search conversations",none:"Nothing found.",noneYet:"Your conversations are kept in this browser alone.",more:"More about “{title}”",rename:"Rename",name:"Name of the conversation",save:"Save",cancel:"Cancel",export:"Export",remove:"Delete",removeAsk:"Delete this conversation?",removeWhat:"“{title}” goes from this browser for good.",removed:"Deleted.",full:"This browser has no room to keep more. Delete older conversations, or export them first.",forbidden:"This browser keeps nothing for this page: the conversation ends with it.",edit:"Edit the question",editDrops:{one:"The question below it goes.",other:"The {n} questions below it go."},askAnew:"Ask",retry:"Ask again",link:"Copy a link to this answer",linked:"Link copied",linkIs:"The link to this answer:",linkOver:"The server no longer has this answer. Ask again, then link to it.",linkFailed:"No link could be made.",next:"Ask next",filter:"Filter",filters:"Which articles to ask",since:"From",until:"Until",source:"Source",author:"Author",any:"any",clear:"Clear",apply:"Apply",wrongOrder:"The first day comes after the last.",drop:"Take away “{what}”",dropAsk:"Take away “{what}” and ask again",add:"Ask only what is by {what}",addSource:"Ask only articles of {what}",article:"In “{title}”",named:"“{phrase}”: {days}",from:"from {day}",to:"until {day}",asked:"Asked on {day}",searched:"Searched for “{q}”",nearest:"What came nearest:",sources:"Sources",unanswered:"No answer came."},$e={de:{search:"Gespräche durchsuchen",none:"Nichts gefunden.",noneYet:"Ihre Gespräche werden nur in diesem Browser aufbewahrt.",more:"Mehr zu „{title}“",rename:"Umbenennen",name:"Name des Gesprächs",save:"Speichern",cancel:"Abbrechen",export:"Exportieren",remove:"Löschen",removeAsk:"Dieses Gespräch löschen?",removeWhat:"„{title}“ wird endgültig aus diesem Browser entfernt.",removed:"Gelöscht.",full:"Dieser Browser hat keinen Platz für mehr. Löschen Sie ältere Gespräche, oder exportieren Sie sie vorher.",forbidden:"Dieser Browser bewahrt für diese Seite nichts auf: Das Gespräch endet mit ihr.",edit:"Frage bearbeiten",editDrops:{one:"Die Frage darunter entfällt.",other:"Die {n} Fragen darunter entfallen."},askAnew:"Fragen",retry:"Noch einmal fragen",link:"Link zu dieser Antwort kopieren",linked:"Link kopiert",linkIs:"Der Link zu dieser Antwort:",linkOver:"Der Server hat diese Antwort nicht mehr. Fragen Sie noch einmal, dann lässt sie sich verlinken.",linkFailed:"Es konnte kein Link gemacht werden.",next:"Weiter fragen",filter:"Filter",filters:"Welche Artikel gefragt werden",since:"Von",until:"Bis",source:"Quelle",author:"Autor",any:"alle",clear:"Leeren",apply:"Anwenden",wrongOrder:"Der erste Tag liegt nach dem letzten.",drop:"„{what}“ wegnehmen",dropAsk:"„{what}“ wegnehmen und noch einmal fragen",add:"Nur fragen, was von {what} ist",addSource:"Nur Artikel von {what} fragen",article:"In „{title}“",named:"„{phrase}“: {days}",from:"ab {day}",to:"bis {day}",asked:"Gefragt am {day}",searched:"Gesucht nach „{q}“",nearest:"Was am nächsten kam:",sources:"Quellen",unanswered:"Es kam keine Antwort."},it:{search:"Cerca nelle conversazioni",none:"Non è stato trovato nulla.",noneYet:"Le tue conversazioni sono conservate solo in questo browser.",more:"Altro su “{title}”",rename:"Rinomina",name:"Nome della conversazione",save:"Salva",cancel:"Annulla",export:"Esporta",remove:"Elimina",removeAsk:"Eliminare questa conversazione?",removeWhat:"“{title}” sarà tolta per sempre da questo browser.",removed:"Eliminata.",full:"Questo browser non ha più spazio. Elimina le conversazioni più vecchie, o prima esportale.",forbidden:"Questo browser non conserva nulla per questa pagina: la conversazione finisce con essa.",edit:"Modifica la domanda",editDrops:{one:"La domanda che segue sparisce.",other:"Le {n} domande che seguono spariscono."},askAnew:"Chiedi",retry:"Chiedi di nuovo",link:"Copia un link a questa risposta",linked:"Link copiato",linkIs:"Il link a questa risposta:",linkOver:"Il server non ha più questa risposta. Chiedi di nuovo, poi crea il link.",linkFailed:"Non è stato possibile creare un link.",next:"Chiedi ancora",filter:"Filtri",filters:"A quali articoli chiedere",since:"Dal",until:"Al",source:"Fonte",author:"Autore",any:"tutti",clear:"Svuota",apply:"Applica",wrongOrder:"Il primo giorno viene dopo l’ultimo.",drop:"Togli “{what}”",dropAsk:"Togli “{what}” e chiedi di nuovo",add:"Chiedi solo ciò che è di {what}",addSource:"Chiedi solo agli articoli di {what}",article:"In “{title}”",named:"“{phrase}”: {days}",from:"dal {day}",to:"fino al {day}",asked:"Chiesto il {day}",searched:"Ricerca: “{q}”",nearest:"Ciò che più si avvicina:",sources:"Fonti",unanswered:"Non è arrivata alcuna risposta."},fr:{search:"Chercher dans les conversations",none:"Rien n’a été trouvé.",noneYet:"Vos conversations ne sont conservées que dans ce navigateur.",more:"Autres actions pour « {title} »",rename:"Renommer",name:"Nom de la conversation",save:"Enregistrer",cancel:"Annuler",export:"Exporter",remove:"Supprimer",removeAsk:"Supprimer cette conversation ?",removeWhat:"« {title} » disparaîtra définitivement de ce navigateur.",removed:"Supprimée.",full:"Ce navigateur n’a plus de place. Supprimez d’anciennes conversations, ou exportez-les d’abord.",forbidden:"Ce navigateur ne conserve rien pour cette page : la conversation se termine avec elle.",edit:"Modifier la question",editDrops:{one:"La question suivante disparaît.",other:"Les {n} questions suivantes disparaissent."},askAnew:"Demander",retry:"Redemander",link:"Copier un lien vers cette réponse",linked:"Lien copié",linkIs:"Le lien vers cette réponse :",linkOver:"Le serveur n’a plus cette réponse. Redemandez, puis créez le lien.",linkFailed:"Aucun lien n’a pu être créé.",next:"Demander ensuite",filter:"Filtres",filters:"Quels articles interroger",since:"Du",until:"Au",source:"Source",author:"Auteur",any:"tous",clear:"Effacer",apply:"Appliquer",wrongOrder:"Le premier jour vient après le dernier.",drop:"Retirer « {what} »",dropAsk:"Retirer « {what} » et redemander",add:"N’interroger que ce qui est de {what}",addSource:"N’interroger que les articles de {what}",article:"Dans « {title} »",named:"« {phrase} » : {days}",from:"à partir du {day}",to:"jusqu’au {day}",asked:"Demandé le {day}",searched:"Recherche : « {q} »",nearest:"Ce qui s’en approche le plus :",sources:"Sources",unanswered:"Aucune réponse n’est venue."},es:{search:"Buscar en las conversaciones",none:"No se encontró nada.",noneYet:"Sus conversaciones se guardan solo en este navegador.",more:"Más sobre «{title}»",rename:"Cambiar el nombre",name:"Nombre de la conversación",save:"Guardar",cancel:"Cancelar",export:"Exportar",remove:"Eliminar",removeAsk:"¿Eliminar esta conversación?",removeWhat:"«{title}» desaparecerá para siempre de este navegador.",removed:"Eliminada.",full:"Este navegador no tiene más sitio. Elimine conversaciones antiguas, o expórtelas antes.",forbidden:"Este navegador no guarda nada para esta página: la conversación termina con ella.",edit:"Editar la pregunta",editDrops:{one:"La pregunta siguiente desaparece.",other:"Las {n} preguntas siguientes desaparecen."},askAnew:"Preguntar",retry:"Preguntar de nuevo",link:"Copiar un enlace a esta respuesta",linked:"Enlace copiado",linkIs:"El enlace a esta respuesta:",linkOver:"El servidor ya no tiene esta respuesta. Pregunte de nuevo y cree después el enlace.",linkFailed:"No se pudo crear un enlace.",next:"Seguir preguntando",filter:"Filtros",filters:"A qué artículos preguntar",since:"Desde",until:"Hasta",source:"Fuente",author:"Autor",any:"todos",clear:"Vaciar",apply:"Aplicar",wrongOrder:"El primer día viene después del último.",drop:"Quitar «{what}»",dropAsk:"Quitar «{what}» y preguntar de nuevo",add:"Preguntar solo lo que es de {what}",addSource:"Preguntar solo a los artículos de {what}",article:"En «{title}»",named:"«{phrase}»: {days}",from:"desde el {day}",to:"hasta el {day}",asked:"Preguntado el {day}",searched:"Se buscó «{q}»",nearest:"Lo más cercano:",sources:"Fuentes",unanswered:"No llegó ninguna respuesta."},ar:{search:"البحث في المحادثات",none:"لم يُعثر على شيء.",noneYet:"تُحفظ محادثاتك في هذا المتصفح وحده.",more:"المزيد عن «{title}»",rename:"إعادة التسمية",name:"اسم المحادثة",save:"حفظ",cancel:"إلغاء",export:"تصدير",remove:"حذف",removeAsk:"أتريد حذف هذه المحادثة؟",removeWhat:"ستُحذف «{title}» نهائيًا من هذا المتصفح.",removed:"حُذفت.",full:"لم يعد في هذا المتصفح مكان. احذف محادثات أقدم، أو صدّرها أولًا.",forbidden:"لا يحفظ هذا المتصفح شيئًا لهذه الصفحة: تنتهي المحادثة معها.",edit:"تعديل السؤال",editDrops:{one:"يُحذف السؤال الذي يليه.",other:"تُحذف الأسئلة التي تليه ({n})."},askAnew:"اسأل",retry:"اسأل مرة أخرى",link:"نسخ رابط إلى هذه الإجابة",linked:"نُسخ الرابط",linkIs:"الرابط إلى هذه الإجابة:",linkOver:"لم تعد هذه الإجابة لدى الخادم. اسأل مرة أخرى ثم أنشئ الرابط.",linkFailed:"تعذّر إنشاء رابط.",next:"اسأل بعد ذلك",filter:"تصفية",filters:"أي المقالات تُسأل",since:"من",until:"إلى",source:"المصدر",author:"الكاتب",any:"الكل",clear:"مسح",apply:"تطبيق",wrongOrder:"اليوم الأول بعد اليوم الأخير.",drop:"إزالة «{what}»",dropAsk:"إزالة «{what}» والسؤال مرة أخرى",add:"اسأل عمّا كتبه {what} فقط",addSource:"اسأل مقالات {what} فقط",article:"في «{title}»",named:"«{phrase}»: {days}",from:"من {day}",to:"حتى {day}",asked:"سُئل في {day}",searched:"بُحث عن «{q}»",nearest:"الأقرب:",sources:"المصادر",unanswered:"لم تصل أي إجابة."}};function v(n){return Object.hasOwn($e,n)?$e[n]:an}function y(n,e){return n.replace(/\{(\w+)\}/g,(t,r)=>e[r]??t)}var ln="M4 20h4L19 9l-4-4L4 16z M13 7l4 4",cn="M20 11a8 8 0 1 0-2 6 M20 5v6h-6",dn=2e3,je={beside(n,e){let t=v(e.words.code),r=w(t.edit,ln,()=>un(n,e,r));return[r]},tools(n,e){return[w(v(e.words.code).retry,cn,()=>e.retry(n))]}};function un(n,e,t){let r=v(e.words.code),o=t.closest(".asked"),s=e.conversation.exchanges.length-1-e.conversation.exchanges.indexOf(n),a=i("textarea",{rows:2,maxlength:dn,dir:"auto","aria-label":r.edit});a.value=n.question;let c=()=>{d.remove(),o.hidden=!1,t.focus()},l=()=>{let u=a.value.trim();u&&(e.edit(n,u),e.composer.focus())},d=i("form",{class:"edit",onsubmit:u=>{u.preventDefault(),l()}},a,s>0&&i("p",{role:"note"},$(s,r.editDrops,e.words.code)),i("button",{class:"button primary"},r.askAnew),i("button",{type:"button",class:"button plain",onclick:c},r.cancel));d.addEventListener("keydown",u=>{u.key==="Escape"?(u.preventDefault(),u.stopPropagation(),c()):u.key==="Enter"&&u.target===a&&!u.shiftKey&&!u.isComposing&&(u.preventDefault(),l())}),o.hidden=!0,o.after(d),a.focus(),a.setSelectionRange(a.value.length,a.value.length)}function S(n){return navigator.languages.find(e=>e.toLowerCase().startsWith(n))??n}function Ue(n,e,t){let r=new Date(n),o=Math.round((Be(e)-Be(r))/864e5);if(o<2)return Ge(new Intl.RelativeTimeFormat(t,{numeric:"auto"}).format(-Math.max(o,0),"day"),t);let s=o<7?{weekday:"long"}:{month:"long",year:"numeric"};return Ge(new Intl.DateTimeFormat(t,s).format(r),t)}function _e(n,e){let t={day:"numeric",month:"short",year:"numeric",timeZone:"UTC"};return new Intl.DateTimeFormat(e,t).format(new Date(n))}function J(n,e,t,r){if(n&&e){let o={day:"numeric",month:"short",year:"numeric",timeZone:"UTC"};return new Intl.DateTimeFormat(r,o).formatRange(new Date(n),new Date(e))}return n?t.from.replace("{day}",()=>_e(n,r)):e?t.to.replace("{day}",()=>_e(e,r)):""}function Be(n){return new Date(n.getFullYear(),n.getMonth(),n.getDate()).getTime()}function Ge(n,e){let[t="",...r]=n;return t.toLocaleUpperCase(e)+r.join("")}var pn="M4 5h16l-6 8v6l-4-2v-4z",hn="M7 7l10 10 M17 7L7 17",Ze={composer(n){let e=new ee(n);return Ve.set(n,e),e.element},changed(n){Ve.get(n)?.show()},above(n,e){let t=[...mn(n,e),...gn(n,e)];return t.length?i("ul",{class:"chips"},...t.map(r=>i("li",{},r))):null}},Ve=new WeakMap;function Je(n,e,t){let{since:r,until:o,source:s,author:a,article:c,headline:l,...d}=n,u=J(r,o,e,t),h={since:r,until:o},m={article:c,headline:l};return[u&&{label:u,without:{...d,source:s,author:a,...m}},s&&{label:`${e.source}: ${s}`,without:{...d,...h,author:a,...m}},a&&{label:`${e.author}: ${a}`,without:{...d,...h,source:s,...m}},c&&{label:y(e.article,{title:l??c}),without:{...d,...h,source:s,author:a}}].filter(g=>!!g)}function mn(n,e){let t=v(e.words.code);return Je(n.chosen,t,S(e.words.code)).map(({label:r,without:o})=>te(r,y(t.dropAsk,{what:r}),()=>e.retry(n,X(o))))}function gn(n,e){let t=n.answer?.looked_at;if(!t?.because)return[];let r=v(e.words.code),o=J(t.since,t.until,r,S(e.words.code)),s=y(r.named,{phrase:t.because,days:o}),a={...n.chosen,named_time:!1};return[te(s,y(r.dropAsk,{what:t.because}),()=>e.retry(n,a))]}function te(n,e,t){let r=i("button",{type:"button","aria-label":e,title:e,onclick:t},b(hn));return i("span",{class:"chip",dir:"auto"},i("span",{},n),r)}function X(n){return Object.fromEntries(Object.entries(n).filter(([,e])=>e!==void 0&&e!==""))}var ee=class{constructor(e){this.chat=e;let t=v(e.words.code);this.#e=t,this.#n=i("button",{type:"button",class:"button plain filter","aria-expanded":"false",onclick:()=>{this.#r?this.#o():this.#i()}}),this.#n.append(b(pn),t.filter),this.element.append(i("div",{class:"filter-bar"},this.#n,this.#t)),this.show()}chat;element=i("div",{class:"filters"});#e;#t=i("ul",{class:"chips"});#n;#r=null;show(){let{chat:e}=this,t=this.#e;this.element.hidden=!e.told.articles;let r=Je(e.chosen,t,S(e.words.code)).map(({label:o,without:s})=>i("li",{},te(o,y(t.drop,{what:o}),()=>e.choose(X(s)))));this.#t.replaceChildren(...r),this.#t.hidden=!r.length}#o(){this.#r?.remove(),this.#r=null,this.#n.setAttribute("aria-expanded","false"),this.#n.focus()}async#i(){this.#n.setAttribute("aria-expanded","true");let{chosen:e}=this.chat,t=this.#e,r=Ke(e.since),o=Ke(e.until),s=Qe(e.source,t.any),a=Qe(e.author,t.any),c=i("p",{class:"wrong",role:"alert"}),l=(p,g)=>i("label",{},p,g),d=()=>{if(r.value&&o.value&&r.value>o.value){c.textContent=t.wrongOrder,o.focus();return}this.#o();let{article:p,headline:g}=this.chat.chosen,z={since:r.value,until:o.value};this.chat.choose(X({article:p,headline:g,...z,source:s.value,author:a.value}))},u=i("form",{class:"filter-form","aria-label":t.filters,onsubmit:p=>{p.preventDefault(),d()},onkeydown:p=>{p.key==="Escape"&&(p.preventDefault(),p.stopPropagation(),this.#o())}},l(t.since,r),l(t.until,o),l(t.source,s),l(t.author,a),c,i("div",{class:"filter-buttons"},i("button",{class:"button primary"},t.apply),i("button",{type:"button",class:"button plain",onclick:()=>{this.#o(),this.chat.choose({})}},t.clear)));this.#r=u,this.element.append(u),r.focus();let{sources:h,authors:m}=await fn(this.chat);Ye(s,h),Ye(a,m)}};function Ke(n=""){let e=i("input",{type:"date",class:"field"});return e.value=n,e}function Qe(n,e){let t=i("select",{class:"field"},i("option",{value:""},e));return n&&t.append(i("option",{value:n},n)),t.value=n??"",t}function Ye(n,e){let t=n.value;for(let{name:r,count:o}of e)r!==t&&n.append(i("option",{value:r},`${r} (${o})`))}async function fn(n){try{return await(await x(`${n.base}api/articles?limit=1`,{})).json()}catch(e){if(e instanceof f)return{sources:[],authors:[]};throw e}}var C="broadsheet conversation ";var bn=["asking","answered","stopped","failed"],M=class{refusal=null;#e;#t=new Map;#n=new Map;#r=new Map;constructor(e=()=>localStorage){let t=null;try{t=e()}catch{this.refusal="forbidden"}this.#e=t}list(){return[...this.#o().map(r=>this.#i(r)),...this.#r.values()].filter(r=>r!==null).sort((r,o)=>r.changed<o.changed?1:-1)}load(e){let t=this.#r.get(e)??this.#i(C+e);return t?(this.#s(t),structuredClone(t)):null}save(e){let{id:t}=e,r=this.#i(C+t);r&&(e.exchanges=this.#l(e,r));try{if(!this.#e)throw new Error("no store");this.#c(t),this.#e.setItem(C+t,JSON.stringify({format:1,...e})),this.#r.delete(t),this.refusal=null}catch{this.#r.set(t,e),this.refusal=this.#e?"full":"forbidden"}this.#s(e)}remove(e){this.#r.delete(e),this.#n.delete(e),this.#e?.removeItem(C+e),this.#e&&(this.refusal=null)}onChange(e){addEventListener("storage",({key:t,storageArea:r})=>{r===this.#e&&(t===null||t.startsWith(C))&&e()})}#o(){let e=this.#e;return e?Array.from({length:e.length},(t,r)=>e.key(r)??"").filter(t=>t.startsWith(C)):[]}#i(e){let t=this.#e?.getItem(e)??null;if(t===null)return this.#t.delete(e),null;let r=this.#t.get(e);return r?.raw!==t&&(r={raw:t,conversation:vn(t,e.slice(C.length))},this.#t.set(e,r)),r.conversation}#s({id:e,exchanges:t}){this.#n.set(e,new Map(t.map(r=>[r.id,JSON.stringify(r)])))}#l(e,t){let r=this.#n.get(e.id)??new Map,o=new Map(e.exchanges.map(l=>[l.id,l])),s=new Map(t.exchanges.map(l=>[l.id,l])),a=e.exchanges.flatMap(l=>{let d=s.get(l.id),u=r.get(l.id);return d?[(u===JSON.stringify(l)||!l.answer&&l.state!=="asking")&&JSON.stringify(d)!==u?Object.assign(l,d):l]:u===JSON.stringify(l)?[]:[l]}),c=t.exchanges.filter(l=>!o.has(l.id)&&!r.has(l.id));return[...a,...c].sort((l,d)=>l.asked<d.asked?-1:1)}#c(e){let t=this.#o();if(!(t.length<100||t.includes(C+e)))for(let r of this.list().slice(99))this.remove(r.id)}};function vn(n,e){try{let{format:t,...r}=JSON.parse(n);return t!==1||r.id!==e||![r.title,r.begun,r.changed].every(P)||!r.exchanges.every(wn)?null:r}catch{return null}}function P(n){return typeof n=="string"}function wn(n){return[n.id,n.question,n.asked].every(P)&&bn.includes(n.state)&&yn(n.chosen)&&(n.answer===void 0||xn(n.answer))&&(n.state!=="answered"||n.answer!==void 0)}function yn({named_time:n,...e}){return Object.values(e).every(P)&&["undefined","boolean"].includes(typeof n)}function xn(n){return[n.answer,n.answerer,n.standalone_question].every(P)&&[...n.citations,...n.nearest].every(kn)}function kn({article_id:n,title:e,quote:t,start:r,end:o}){return[n,e,t].every(P)&&Number.isInteger(r)&&Number.isInteger(o)}var Cn="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",Xe={tools(n,e){if(!e.told.permalinks||!n.answerId||!n.answer)return[];let t=v(e.words.code),r=i("span",{role:"status",class:"told"});return[w(t.link,Cn,async()=>{try{let s=new URL(await Sn(n,e),e.base).href;r.replaceChildren(...await An(s,t.linked,t.linkIs))}catch(s){if(!(s instanceof f))throw s;r.textContent=s.code==="no_such_answer"?t.linkOver:t.linkFailed}}),r]}};async function Sn(n,e){if(n.link)return n.link;let t=await x(`${e.base}api/answers`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:n.answerId})}),{url:r}=await t.json();return n.link=r.replace(/^\//,""),e.store.save(e.conversation),n.link}async function An(n,e,t){try{return await navigator.clipboard.writeText(n),[e]}catch{return[`${t} `,i("a",{href:n},n)]}}var En="M5 12h14 M13 6l6 6-6 6",et=new Map,nt={below(n,e){if(!n.answer?.answered||!n.answerId||!tt(n,e))return null;let t=i("div",{class:"next"});return Tn(n.answerId,e).then(r=>{r.length&&tt(n,e)&&t.replaceChildren(...zn(r,e))}),t},changed(n){for(let e of n.frame.column.querySelectorAll(".turn:not(:last-child) .next"))e.remove()}};function tt(n,{conversation:e}){return e.exchanges.at(-1)===n}function Tn(n,e){let t=et.get(n);return t||(t=Mn(n,e),et.set(n,t)),t}async function Mn(n,e){try{return(await(await x(`${e.base}api/next?answer_id=${encodeURIComponent(n)}`,{})).json()).questions}catch(t){if(t instanceof f)return[];throw t}}function zn(n,e){let t=n.map(r=>i("li",{},i("button",{type:"button",class:"starter",onclick:()=>{e.composer.focus(),e.ask(r)}},i("span",{dir:"auto"},r),b(En))));return[i("h3",{},v(e.words.code).next),i("ul",{class:"starters"},...t)]}var rt=`:host {
  display: flex;
  flex-direction: column;
  block-size: 100%;
  color: var(--bs-text, CanvasText);
  font: 15px/1.5 var(--bs-font, system-ui, sans-serif);
  overflow-wrap: anywhere;
}

[hidden] {
  display: none !important;
}

* {
  box-sizing: border-box;
}

h3,
h4,
p,
ul,
blockquote {
  margin: 0;
}

button,
a {
  color: inherit;
  font: inherit;
}

svg {
  inline-size: 20px;
  block-size: 20px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.7;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.turning:dir(rtl) svg {
  transform: scaleX(-1);
}

:focus-visible {
  outline: 2px solid var(--bs-accent, Highlight);
  outline-offset: 2px;
  border-radius: 4px;
}

.turning {
  display: flex;
  flex: none;
  align-items: center;
  gap: 4px;
  padding: 4px 8px 4px 20px;
  border-block-end: 1px solid var(--bs-line, #8884);
  background: var(--bs-raised, Canvas);
}

.turning:dir(rtl) {
  padding: 4px 20px 4px 8px;
}

.place {
  flex: 1;
  color: var(--bs-muted, inherit);
  font-size: 14px;
  font-variant-numeric: tabular-nums;
}

.turn {
  display: grid;
  place-items: center;
  inline-size: 44px;
  block-size: 44px;
  border: 0;
  border-radius: 10px;
  background: none;
  cursor: pointer;
}

.turn:hover,
.act:hover,
.acts a:hover {
  background: var(--bs-tint, #8882);
}

.turn[aria-disabled="true"] {
  opacity: 0.35;
  cursor: default;
}

.head {
  flex: none;
  padding: 14px 20px 12px;
  border-block-end: 1px solid var(--bs-line, #8884);
}

h3 {
  display: -webkit-box;
  overflow: hidden;
  font: 700 20px/1.25 var(--bs-serif, Georgia, serif);
  letter-spacing: -0.005em;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
}

.body {
  flex: 1;
  min-block-size: 0;
  padding: 16px 20px 32px;
  overflow: hidden auto;
  overscroll-behavior: contain;
}

.body:focus-visible {
  outline-offset: -2px;
}

.about {
  margin-block-start: 6px;
  color: var(--bs-muted, inherit);
  font-size: 14px;
}

.kind {
  padding: 1px 8px;
  border: 1px solid currentColor;
  border-radius: 99px;
  font-size: 12.5px;
  font-weight: 600;
}

.notice {
  margin-block-end: 14px;
  padding: 10px 14px;
  border-inline-start: 3px solid var(--bs-accent, Highlight);
  border-radius: 2px;
  background: var(--bs-tint, #8882);
}

blockquote {
  margin-block-end: 16px;
  padding-inline-start: 14px;
  border-inline-start: 2px solid var(--bs-line, #8884);
  font-family: var(--bs-serif, Georgia, serif);
}

.acts {
  display: flex;
  flex: none;
  flex-wrap: wrap;
  gap: 8px;
  padding: 12px 20px;
  border-block-start: 1px solid var(--bs-line, #8884);
}

.acts:empty {
  display: none;
}

.act,
.acts a {
  display: inline-flex;
  align-items: center;
  min-block-size: 40px;
  padding: 0 12px;
  border: 1px solid var(--bs-line, #8884);
  border-radius: 10px;
  background: none;
  font-size: 14px;
  text-decoration: none;
  cursor: pointer;
}

.act.main {
  border-color: var(--bs-accent, Highlight);
  background: var(--bs-accent, Highlight);
  color: var(--bs-on-accent, HighlightText);
}

.told {
  margin-block: 12px;
  color: var(--bs-muted, inherit);
}

.text {
  font: 17px/1.65 var(--bs-serif, Georgia, serif);
  /* A heap of marks above a letter stays within its article. */
  contain: paint;
  white-space: pre-wrap;
}

mark {
  padding: 0.1em 0;
  border-radius: 2px;
  background: var(--bs-mark, Mark);
  color: inherit;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}

mark.other {
  background: none;
  text-decoration: underline dotted var(--bs-accent, currentColor) 2px;
  text-underline-offset: 0.2em;
}

.also {
  margin-block-start: 24px;
  padding-block-start: 16px;
  border-block-start: 1px solid var(--bs-line, #8884);
  color: var(--bs-muted, inherit);
  font-size: 14px;
}

.also h4 {
  font-weight: 600;
}

.also ul {
  margin-block-start: 6px;
  padding-inline-start: 18px;
}
`;var qn={quote:"Quote {n} of {of}",previous:"Previous quote",next:"Next quote",original:"Read the original",page:"Open on its own page",ask:"Ask about this article",copy:"Copy the quote",copied:"Copied",also:"Also in:",correction:"Correction",loading:"Fetching the article …",moved:"This article has changed since the answer. The quoted sentence still stands in it.",lost:"This article has changed since the answer. The quoted sentence no longer stands in it:",withdrawn:"This article is no longer here: it was withdrawn or removed after the answer.",failed:"The article cannot be fetched just now.",retry:"Try again",news:"News",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising"},Nn={it:{quote:"Citazione {n} di {of}",previous:"Citazione precedente",next:"Citazione successiva",original:"Leggi l’originale",page:"Apri in una pagina propria",ask:"Chiedi su questo articolo",copy:"Copia la citazione",copied:"Copiato",also:"Anche in:",correction:"Rettifica",loading:"Carico l’articolo …",moved:"L’articolo è cambiato dopo la risposta. La frase citata c’è ancora.",lost:"L’articolo è cambiato dopo la risposta. La frase citata non c’è più:",withdrawn:"L’articolo non c’è più: è stato ritirato o rimosso dopo la risposta.",failed:"Al momento non è possibile caricare l’articolo.",retry:"Riprova",news:"Notizia",opinion:"Opinione",analysis:"Analisi",advertising:"Pubblicità"},de:{quote:"Zitat {n} von {of}",previous:"Voriges Zitat",next:"Nächstes Zitat",original:"Original lesen",page:"Auf eigener Seite öffnen",ask:"Zu diesem Artikel fragen",copy:"Zitat kopieren",copied:"Kopiert",also:"Auch in:",correction:"Berichtigung",loading:"Der Artikel wird geholt …",moved:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht noch darin.",lost:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht nicht mehr darin:",withdrawn:"Diesen Artikel gibt es nicht mehr: Er wurde nach der Antwort zurückgezogen oder entfernt.",failed:"Der Artikel lässt sich gerade nicht holen.",retry:"Noch einmal versuchen",news:"Nachricht",opinion:"Meinung",analysis:"Analyse",advertising:"Werbung"},fr:{quote:"Citation {n} sur {of}",previous:"Citation précédente",next:"Citation suivante",original:"Lire l’original",page:"Ouvrir sur sa propre page",ask:"Interroger cet article",copy:"Copier la citation",copied:"Copié",also:"Aussi dans :",correction:"Rectificatif",loading:"Chargement de l’article …",moved:"Cet article a changé depuis la réponse. La phrase citée s’y trouve encore.",lost:"Cet article a changé depuis la réponse. La phrase citée ne s’y trouve plus :",withdrawn:"Cet article n’est plus là : il a été retiré ou supprimé après la réponse.",failed:"L’article ne peut pas être chargé pour le moment.",retry:"Réessayer",news:"Information",opinion:"Opinion",analysis:"Analyse",advertising:"Publicité"},es:{quote:"Cita {n} de {of}",previous:"Cita anterior",next:"Cita siguiente",original:"Leer el original",page:"Abrir en su propia página",ask:"Preguntar sobre este artículo",copy:"Copiar la cita",copied:"Copiado",also:"También en:",correction:"Corrección",loading:"Cargando el artículo …",moved:"Este artículo ha cambiado desde la respuesta. La frase citada sigue en él.",lost:"Este artículo ha cambiado desde la respuesta. La frase citada ya no está en él:",withdrawn:"Este artículo ya no está: fue retirado o eliminado después de la respuesta.",failed:"No se puede cargar el artículo en este momento.",retry:"Reintentar",news:"Noticia",opinion:"Opinión",analysis:"Análisis",advertising:"Publicidad"},ar:{quote:"الاقتباس {n} من {of}",previous:"الاقتباس السابق",next:"الاقتباس التالي",original:"اقرأ الأصل",page:"افتح في صفحة مستقلة",ask:"اسأل عن هذا المقال",copy:"انسخ الاقتباس",copied:"تم النسخ",also:"أيضًا في:",correction:"تصحيح",loading:"جارٍ جلب المقال …",moved:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة ما زالت فيه.",lost:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة لم تعد فيه:",withdrawn:"لم يعد هذا المقال موجودًا: سُحب أو حُذف بعد الإجابة.",failed:"لا يمكن جلب المقال الآن.",retry:"أعد المحاولة",news:"خبر",opinion:"رأي",analysis:"تحليل",advertising:"إعلان"}};function ot(n){return Nn[n.split("-")[0]]??qn}var Pn="M15 5l-7 7 7 7",Wn="M9 5l7 7-7 7";function lt(n,e,t){return new ne(n,e,t).element}var ne=class{constructor(e,t,r){this.options=r;let o=this.#e=ot(r.language);this.#t=t.length?t:[e],this.#a=Math.max(0,this.#t.indexOf(e)),this.#l=st(o.previous,Pn,()=>this.#u(-1)),this.#c=st(o.next,Wn,()=>this.#u(1));let s=this.#t.length>1,a=this.element.attachShadow({mode:"open"});a.adoptedStyleSheets=[W(rt)],a.append(i("div",{class:"turning",hidden:!s},this.#r,this.#l,this.#c),this.#o,this.#i,this.#s),this.#d()}options;element=i("div",{class:"source"});#e;#t;#n=new Map;#r=i("p",{class:"place",role:"status"});#o=i("div",{class:"head"});#i=i("div",{class:"body",tabindex:-1});#s=i("div",{class:"acts"});#l;#c;#a;#u(e){this.#a=Math.min(Math.max(this.#a+e,0),this.#t.length-1),this.#d()}async#d(){let e=this.#t[this.#a],t=this.#e;this.#r.textContent=t.quote.replace("{n}",String(this.#a+1)).replace("{of}",String(this.#t.length)),this.#l.setAttribute("aria-disabled",String(this.#a===0)),this.#c.setAttribute("aria-disabled",String(this.#a===this.#t.length-1)),this.#n.has(e.article_id)||(this.#o.replaceChildren(i("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#i.replaceChildren(i("p",{class:"told",role:"status"},t.loading)));let r;try{r=await this.#p(e.article_id)}catch{this.#n.delete(e.article_id),e===this.#t[this.#a]&&this.#h();return}e===this.#t[this.#a]&&(r?this.#g(e,r):this.#m(e))}#p(e){let t=this.#n.get(e)??Dn(`${this.options.base}api/articles/${e}`);return this.#n.set(e,t),t}#h(){let e=this.#e,t=i("button",{type:"button",class:"act"},e.retry);t.addEventListener("click",()=>{this.#d()}),this.#i.replaceChildren(i("p",{class:"told",role:"alert"},e.failed),t)}#m(e){this.#o.replaceChildren(i("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#i.replaceChildren(i("p",{class:"told",role:"alert"},this.#e.withdrawn))}#g(e,t){let r=this.#e,[o,s]=this.#f(e,t),a=this.#t.filter(p=>p!==e&&p.article_id===t.id).map(p=>it(t.text,p)),{nodes:c,mark:l}=Hn(t,o,a),d=t.language??"",u=t.correction??e.correction;this.#o.replaceChildren(i("h3",{dir:"auto",lang:d},t.title),i("p",{class:"about"},...this.#b(t))),this.#s.replaceChildren(...this.#v(e,t));let h=[u&&i("p",{class:"notice",dir:"auto"},i("strong",{},`${r.correction}: `),u),s&&i("p",{class:"notice",role:"status"},s),!o&&i("blockquote",{dir:"auto",lang:d},e.quote)].filter(p=>p instanceof Node),m=this.#w(e);this.#i.replaceChildren(...h,i("article",{class:"text",dir:"auto",lang:d},...c),...m?[m]:[]),this.#i.scrollTop=l?Rn(l,this.#i):0}#f(e,t){let r=it(t.text,e);return r?[r,r.moved?this.#e.moved:""]:[null,this.#e.lost]}#b({kind:e,author:t,published:r,url:o,source:s}){let a=this.#e,c=e&&e!=="news"&&e in a?a[e]:e;return[e&&e!=="news"&&i("span",{class:"kind"},String(c)),t&&i("bdi",{},t),r&&i("time",{datetime:r},Fn(r,this.options.language)),i("bdi",{},at(o)??s)].filter(d=>d instanceof Node).flatMap((d,u)=>u?[" · ",d]:[d])}#v(e,t){let{base:r,ask:o}=this.options,s=this.#e,a=e.deep_link??t.url,{article_id:c,start:l,end:d}=e,u=`${r}article/${c}?start=${l}&end=${d}#quote`,h=i("button",{type:"button",class:"act",onclick:()=>{navigator.clipboard.writeText(e.quote).then(()=>{h.textContent=s.copied,setTimeout(()=>h.textContent=s.copy,2e3)})}},s.copy),{id:m,title:p}=t;return[o&&i("button",{type:"button",class:"act main",onclick:()=>o({id:m,title:p})},s.ask),a&&N(a,s.original),navigator.clipboard&&h,i("a",{href:u,target:"_blank",rel:"noopener"},s.page)].filter(g=>g instanceof Node)}#w({also_in:e}){if(!e?.length)return null;let t=e.map(({title:r,url:o})=>i("li",{dir:"auto"},o?N(o,r):r,o?` · ${at(o)}`:""));return i("section",{class:"also"},i("h4",{},this.#e.also),i("ul",{},...t))}};async function Dn(n){let e=await fetch(n,{credentials:"same-origin"});if(e.status===404||e.status===410)return null;if(!e.ok)throw new Error(`status ${e.status}`);return await e.json()}function it(n,{quote:e,start:t}){let r=On(n,t);if(n.startsWith(e,r))return{start:r,end:r+e.length,moved:!1};let o=e?n.indexOf(e):-1;return o<0?null:{start:o,end:o+e.length,moved:!0}}function On(n,e){let t=0;for(let r=0;r<e&&t<n.length;r+=1)t+=n.codePointAt(t)>65535?2:1;return t}function Rn(n,e){let t=n.getBoundingClientRect().top-e.getBoundingClientRect().top,r=e.clientHeight-n.getBoundingClientRect().height;return e.scrollTop+t-Math.max(24,r/2)}function Hn({text:n,title:e},t,r){let o=t&&i("mark",{id:"quote"}),s=[...t?[{...t,node:o}]:[],...r.filter(l=>l!==null).map(l=>({...l,node:i("mark",{class:"other"})}))].sort((l,d)=>l.start-d.start),a=[],c=n.startsWith(e)?e.length+In(n,e.length):0;s.some(({start:l})=>l<c)&&(c=0);for(let{start:l,end:d,node:u}of s)t&&u!==o&&l<t.end&&d>t.start||l<c||(u.textContent=n.slice(l,d),a.push(n.slice(c,l),u),c=d);return{nodes:[...a,n.slice(c)],mark:o}}function In(n,e){return n.length-e-n.slice(e).trimStart().length}function st(n,e,t){return i("button",{type:"button",class:"turn","aria-label":n,title:n,onclick:t},b(e))}function at(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n??"")?.[1]}function Fn(n,e){return new Intl.DateTimeFormat(e,{dateStyle:"long",timeZone:"UTC"}).format(new Date(n))}var ct={composer(n){let e=new URL(location.href),t=e.searchParams.get("article");return t&&(e.searchParams.delete("article"),history.replaceState(history.state,"",e),$n(n,t)),null},opened(n,e,t){let{answer:r}=e;if(!r)return;let o=lt(n,r.answered?r.citations:r.nearest,{base:t.base,language:t.language,ask:({id:s,title:a})=>{t.frame.closePanel(),t.choose({...t.chosen,article:s,headline:a})}});t.frame.openPanel(o,t.words.source)}};async function $n(n,e){let t=await fetch(`${n.base}api/articles/${encodeURIComponent(e)}`).catch(()=>null);if(!t?.ok)return;let{title:r}=await t.json();n.choose({...n.chosen,article:e,headline:r})}function dt({title:n,begun:e,exchanges:t},r,o,s){let a=new Intl.DateTimeFormat(s,{dateStyle:"long"}).format(new Date(e)),c=t.flatMap(l=>jn(l,r,o));return[`# ${A(n)}`,`*${y(o.asked,{day:a})}*`,...c].join(`

`)+`
`}function ut(n,e){let t=URL.createObjectURL(new Blob([n],{type:"text/markdown;charset=utf-8"})),r=document.createElement("a");r.href=t,r.download=e,r.click(),setTimeout(()=>URL.revokeObjectURL(t),1e3)}function pt(n){return`${n.replace(/[^\p{L}\p{N}]+/gu," ").trim().slice(0,60).trim().replaceAll(" ","-")||"conversation"}.md`}function jn({question:n,answer:e},t,r){let o=`## ${A(n)}`;if(!e)return[o,`*${r.unanswered}*`];let s=e.standalone_question;return[o,...s===n?[]:[`*${y(r.searched,{q:A(s)})}*`],_n(e),...e.notice?[`*${A(e.notice)}*`]:[],...Bn(e,t,r)]}function _n({answer:n,answerer:e}){return e.includes(":")?n:n.split(`
`).map(A).join(`  
`)}function Bn({answered:n,citations:e,nearest:t},r,o){let s=n?e:t;return s.length?[`### ${n?o.sources:o.nearest}`,...s.map(c=>Gn(c,r))]:[]}function Gn(n,e){let{number:t,title:r,published:o,quote:s}=n,a=`[${A(r)}](<${Un(e.where(n))}>)`,c=s.split(`
`).map(l=>`> ${A(l)}`);return[`**[${t}]** ${[a,o].filter(Boolean).join(", ")}`,"",...c].join(`
`)}function Un(n){return n.replace(/[<>\s]/g,encodeURIComponent)}function A(n){return n.replace(/\s+/g," ").replace(/[\\`*_{}[\]<>#|~&!]/g,e=>`\\${e}`)}var Vn="M6 12h.01 M12 12h.01 M18 12h.01",Kn=6,Qn=200,gt={side(n){let e=new re(n);return ht.set(n,e),e.element},composer(n){let e=i("p",{class:"refusal",role:"status"});return mt.set(n,e),e},changed(n){ht.get(n)?.show();let e=v(n.words.code),t=n.store instanceof M?n.store.refusal:null,r=mt.get(n);r&&(r.textContent=t&&n.conversation.exchanges.length?e[t]:"")}},ht=new WeakMap,mt=new WeakMap,re=class{constructor(e){this.chat=e;let t=v(e.words.code);this.#e=t,this.#t=i("input",{type:"search",class:"field",dir:"auto",placeholder:t.search,"aria-label":t.search,oninput:()=>this.show()}),this.element.append(this.#t,this.#n,this.#r)}chat;element=i("div",{class:"talks"});#e;#t;#n=i("div",{class:"talk-days"});#r=i("p",{class:"unseen",role:"status"});#o="";#i="";show(){let e=this.chat.store.list(),t=this.#t.value.trim().toLocaleLowerCase();this.#t.hidden=e.length<Kn&&!t;let r=t?e.filter(l=>Zn(l,t)):e,o=this.#s(),s=new Map,a=new Date;for(let l of r){let d=Ue(l.changed,a,S(this.chat.words.code));s.set(d,[...s.get(d)??[],l])}let c=t?this.#e.none:this.#e.noneYet;this.#n.replaceChildren(...[...s].flatMap(([l,d])=>[i("h3",{},l),i("ul",{},...d.map(u=>i("li",{},...this.#l(u))))]),...r.length?[]:[i("p",{class:"talk-none"},c)]),o&&this.#n.querySelector(`[data-focus="${o}"]`)?.focus()}#s(){let t=this.element.getRootNode().activeElement;return t&&this.#n.contains(t)?t.dataset.focus??"":""}#l(e){if(this.#i===e.id)return[this.#a(e)];let{chat:t}=this,r=e.id===t.conversation.id,o=i("a",{href:`#${e.id}`,class:"talk",dir:"auto","data-focus":`talk-${e.id}`,onclick:l=>{let{ctrlKey:d,metaKey:u,shiftKey:h}=l;if(d||u||h)return;l.preventDefault();let m=t.store.load(e.id);m&&t.show(m),t.frame.leaveSide()}},e.title);r&&o.setAttribute("aria-current","page");let s=this.#o===e.id,a=y(this.#e.more,{title:e.title}),c=w(a,Vn,()=>{this.#o=s?"":e.id,this.show()});return c.dataset.focus=`more-${e.id}`,c.setAttribute("aria-expanded",String(s)),[i("div",{class:"talk-row"},o,c),...s?[this.#c(e)]:[]]}#c(e){let{chat:t}=this,r=this.#e,o=(s,a)=>i("button",{type:"button",class:"button plain",onclick:a},s);return i("div",{class:"talk-actions"},o(r.rename,()=>{this.#i=e.id,this.show(),this.#n.querySelector(".talk-name input")?.select()}),o(r.export,()=>ut(dt(e,t.server,r,S(t.words.code)),pt(e.title))),o(r.remove,()=>{this.#u(e)}))}#a(e){let t=this.#e,r=i("input",{class:"field",dir:"auto",maxlength:Qn,"aria-label":t.name});r.value=e.title;let o=()=>{this.#i="",this.#o="",this.show(),this.#n.querySelector(`[data-focus="talk-${e.id}"]`)?.focus()};return i("form",{class:"talk-name",onsubmit:s=>{s.preventDefault(),r.value.trim()&&this.chat.rename(e.id,r.value.trim()),o()},onkeydown:s=>{s.key==="Escape"&&(s.preventDefault(),s.stopPropagation(),o())}},r,i("button",{class:"button primary"},t.save),i("button",{type:"button",class:"button plain",onclick:o},t.cancel))}async#u(e){let t=this.#e;await Yn(this.element,t.removeAsk,y(t.removeWhat,{title:e.title}),t.remove,t.cancel)&&(this.#o="",this.chat.remove(e.id),this.#r.textContent=t.removed,this.#n.querySelector(".talk")?.focus())}};function Yn(n,e,t,r,o){return new Promise(s=>{let a=i("dialog",{class:"dialog","aria-labelledby":"dialog-heading","aria-describedby":"dialog-what"},i("h2",{id:"dialog-heading"},e),i("p",{id:"dialog-what",dir:"auto"},t),i("form",{method:"dialog"},i("button",{class:"button",value:"",autofocus:!0},o),i("button",{class:"button danger",value:"yes"},r)));a.addEventListener("keydown",c=>c.stopPropagation()),a.addEventListener("close",()=>{a.remove(),s(a.returnValue==="yes")}),n.closest(".page").append(a),a.showModal()})}function Zn({title:n,exchanges:e},t){return[n,...e.flatMap(o=>[o.question,o.answer?.answer??""])].some(o=>o.toLocaleLowerCase().includes(t))}var ft=`/* The list of conversations */

.talks {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
}

.field {
  inline-size: 100%;
  min-inline-size: 0;
  min-block-size: 44px;
  padding: 0 12px;
  border: 1px solid var(--bs-muted);
  border-radius: 10px;
  background: var(--bs-raised);
  color: var(--bs-text);
  font-size: 15px;
}

.talk-days h3 {
  margin: 12px 8px 4px;
  color: var(--bs-muted);
  font-size: 13px;
  font-weight: 600;
}

.talk-days ul,
.chips {
  padding: 0;
  list-style: none;
}

.talk-none {
  margin: 8px;
  color: var(--bs-muted);
  font-size: 14px;
}

.talk-row {
  display: flex;
  align-items: center;
  border-radius: 10px;
}

.talk-row:hover,
.talk-row:has([aria-current]) {
  background: var(--bs-tint);
}

.talk {
  flex: 1;
  min-inline-size: 0;
  padding: 10px 8px;
  overflow: hidden;
  border-radius: 10px;
  font-size: 15px;
  line-height: 24px;
  text-decoration: none;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.talk[aria-current] {
  font-weight: 600;
}

.talk-row .icon {
  color: var(--bs-muted);
}

.talk-row .icon svg {
  stroke-width: 3;
}

.talk-actions {
  display: flex;
  flex-wrap: wrap;
  padding-inline-start: 4px;
}

.talk-actions .button {
  padding: 0 8px;
  font-size: 14px;
}

.talk-actions .button:hover {
  background: var(--bs-tint);
}

.talk-name {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
}

.dialog {
  max-inline-size: min(28rem, 100vw - 32px);
  padding: 24px;
  border: 1px solid var(--bs-line);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
  color: var(--bs-text);
}

.dialog::backdrop {
  background: #0006;
}

.dialog h2 {
  font: 600 20px/1.3 var(--bs-serif);
}

.dialog p {
  margin-block: 8px 20px;
}

.dialog form {
  display: flex;
  justify-content: flex-end;
  gap: 8px;
}

.button.danger {
  border-color: transparent;
  background: light-dark(#a1260d, #f2a08d);
  color: light-dark(#fff, #2b0d06);
}

.refusal {
  margin-block-end: 8px;
  padding: 10px 16px;
  border-inline-start: 4px solid light-dark(#b4540a, #f0a35e);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
  font-size: 14px;
}

.refusal:empty {
  display: none;
}

/* A question, and what it is asked of */

.asked {
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 8px;
  margin-block-end: 16px;
}

.asked .question {
  margin-block-end: 0;
}

.asked .icon {
  color: var(--bs-muted);
  margin-block: -6px;
}

.edit {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  margin-block-end: 16px;
}

.edit textarea {
  inline-size: 100%;
  padding: 10px 12px;
  border: 1px solid var(--bs-muted);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
  font: 600 20px/1.35 var(--bs-serif);
  field-sizing: content;
  resize: none;
}

.edit p {
  flex: 1 1 100%;
  color: var(--bs-muted);
  font-size: 14px;
}

.chips {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  min-inline-size: 0;
}

.above .chips {
  margin-block-end: 12px;
}

.chip {
  display: inline-flex;
  align-items: center;
  max-inline-size: 100%;
  min-block-size: 32px;
  padding-inline-start: 12px;
  border: 1px solid var(--bs-line);
  border-radius: 16px;
  background: var(--bs-tint);
  font-size: 14px;
}

.chip > span {
  min-inline-size: 0;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.chip button {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 32px;
  block-size: 32px;
  padding: 0;
  border: 0;
  border-radius: 16px;
  background: none;
  color: var(--bs-muted);
  cursor: pointer;
}

.chip button:hover {
  color: var(--bs-text);
}

.chip svg {
  inline-size: 16px;
  block-size: 16px;
}

button.chip {
  padding-inline-end: 12px;
  border-style: dashed;
  background: none;
  cursor: pointer;
}

.filters {
  margin-block-end: 4px;
}

.filter-bar {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
}

.filter {
  gap: 6px;
  min-block-size: 36px;
  padding: 0 8px;
  color: var(--bs-muted);
  font-size: 14px;
}

.filter svg {
  inline-size: 16px;
  block-size: 16px;
}

.filter:hover,
.filter[aria-expanded="true"] {
  background: var(--bs-tint);
  color: var(--bs-text);
}

.filter-form {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
  gap: 8px 12px;
  margin-block: 4px 8px;
  padding: 12px 16px;
  border: 1px solid var(--bs-line);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
}

.filter-form label {
  display: grid;
  gap: 4px;
  min-inline-size: 0;
  color: var(--bs-muted);
  font-size: 14px;
}

.filter-buttons,
.wrong {
  grid-column: 1 / -1;
}

.filter-buttons {
  display: flex;
  gap: 8px;
}

.wrong {
  color: light-dark(#a1260d, #f2a08d);
  font-size: 14px;
}

.wrong:empty {
  display: none;
}

/* Below an answer */

.next h3 {
  margin-block: 24px 0;
  color: var(--bs-muted);
  font-size: 14px;
  font-weight: 600;
}

@media (width < 600px) {
  .asked {
    margin-block-end: 12px;
  }
}

@media print {
  .filters,
  .refusal,
  .next,
  .asked .icon {
    display: none;
  }
}
`;var Xn=[gt,ct,Ze,Xe,je,nt,ae],er="#broadsheet",tr=2e3;function nr(){return new Promise(n=>{let e=()=>{let r=document.querySelector(er);return r&&n(r),r!==null};if(e())return;let t=new MutationObserver(()=>e()&&t.disconnect());t.observe(document.documentElement,{childList:!0,subtree:!0})})}async function rr(n){for(;;){let e=await fetch(n).catch(()=>null);if(e?.ok)return await e.json();await new Promise(t=>setTimeout(t,tr))}}function or({code:n,dir:e}){let t=document.documentElement,r=()=>{t.lang!==n&&(t.lang=n),t.dir!==e&&(t.dir=e)};r(),new MutationObserver(r).observe(t,{attributeFilter:["lang","dir"]})}async function ir(){I();let n=Ce(navigator.languages);or(n);let[e,t,r]=await Promise.all([rr("chat/welcome"),fetch("api/me").then(l=>l.ok?l.json():{owner:!1}),nr()]),o=document.createElement("div"),s=o.attachShadow({mode:"open"});s.adoptedStyleSheets=[Ie,Fe,ft,He].map(W);let a=new URL(".",document.baseURI).href,c=new B(a,e,t.owner,n,new M,Xn);s.append(c.frame.element),r.append(o),le(c),c.composer.focus()}ir();
