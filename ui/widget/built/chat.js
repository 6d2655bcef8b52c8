function r(n,e={},...t){let i=document.createElement(n);for(let[o,s]of Object.entries(e))typeof s=="function"?i.addEventListener(o.slice(2),s):s!==!1&&i.setAttribute(o,s===!0?"":String(s));return i.append(...t.filter(o=>!!o)),i}function f(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function C(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}var F={greeting:"كل إجابة تقتبس الجملة التي تستند إليها.",upTo:"مقالات حتى {day}",checked:"آخر تحقق {time}",conversation:"المحادثة",question:"سؤالك",send:"اسأل",stop:"إيقاف",close:"إغلاق",again:"محادثة جديدة",searching:"جارٍ البحث في المقالات …",searched:"تم البحث عن «⁨{q}⁩»",citation:"اقتباس {n}",nearest:"الأقرب إلى سؤالك:",summarise:"لخّص «⁨{title}⁩»",also:"ورد أيضًا في:",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",pending:"ما زالت أسئلتك الأخرى قيد الإجابة.",failed:"حدث خطأ في الخادم.",refused:"المحادثة غير متاحة في هذه الصفحة.",privacy:"الخصوصية",sure:"مؤكد جدًا",fair:"مؤكد إلى حد ما",unsure:"غير مؤكد",ofHundred:"من بين كل 100 إجابة كهذه نحو {n} صحيحة.",by:"قرأها {who}",correction:"تصحيح",opinion:"رأي",analysis:"تحليل",advertising:"إعلان",review:"مراجعة",satire:"سخرية",reading:"جارٍ قراءة {n} من {of} …",writing:"جارٍ الكتابة …",notice:"أنت تتحدث إلى برنامج حاسوبي (ذكاء اصطناعي). يقتبس من المقالات وقد يخطئ: تحقق من الاقتباس.",understood:"فهمت"};var B={greeting:"Jede Antwort zitiert den Satz, auf dem sie beruht.",upTo:"Artikel bis {day}",checked:"nachgesehen {time}",conversation:"Gespräch",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",close:"Schließen",again:"Neues Gespräch",searching:"Die Artikel werden durchsucht …",searched:"Gesucht wurde „{q}“",citation:"Zitat {n}",nearest:"Am nächsten kam:",summarise:"„{title}“ zusammenfassen",also:"Auch in:",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",pending:"Ihre anderen Fragen werden noch beantwortet.",failed:"Auf dem Server ist etwas schiefgegangen.",refused:"Auf dieser Seite gibt es den Chat nicht.",privacy:"Datenschutz",sure:"Sehr sicher",fair:"Ziemlich sicher",unsure:"Unsicher",ofHundred:"Von 100 solchen Antworten sind etwa {n} richtig.",by:"Gelesen von {who}",correction:"Berichtigung",opinion:"Meinung",analysis:"Analyse",advertising:"Anzeige",review:"Kritik",satire:"Satire",reading:"{n} von {of} gelesen …",writing:"Es wird geschrieben …",notice:"Sie sprechen mit einem Computerprogramm (KI). Es zitiert die Artikel und kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden"};var Pe={greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy",sure:"Very sure",fair:"Fairly sure",unsure:"Not sure",ofHundred:"Of 100 such answers about {n} are right.",by:"Read by {who}",correction:"Correction",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising",review:"Review",satire:"Satire",reading:"Reading {n} of {of} …",writing:"Writing …",notice:"You are talking to a computer program (AI). It quotes the articles and can be wrong: check the quote.",understood:"Understood"},W=Pe;var V={greeting:"Cada respuesta cita la frase en la que se basa.",upTo:"Artículos hasta el {day}",checked:"revisados el {time}",conversation:"Conversación",question:"Su pregunta",send:"Preguntar",stop:"Detener",close:"Cerrar",again:"Nueva conversación",searching:"Buscando en los artículos …",searched:"Se buscó «{q}»",citation:"Cita {n}",nearest:"Lo más cercano:",summarise:"Resumir «{title}»",also:"También en:",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",pending:"Todavía se están respondiendo sus otras preguntas.",failed:"Algo ha fallado en el servidor.",refused:"El chat no está disponible en esta página.",privacy:"Privacidad",sure:"Muy seguro",fair:"Bastante seguro",unsure:"Poco seguro",ofHundred:"De 100 respuestas así, unas {n} son correctas.",by:"Leído por {who}",correction:"Corrección",opinion:"Opinión",analysis:"Análisis",advertising:"Publicidad",review:"Crítica",satire:"Sátira",reading:"Leyendo {n} de {of} …",writing:"Escribiendo …",notice:"Está hablando con un programa informático (IA). Cita los artículos y puede equivocarse: compruebe la cita.",understood:"Entendido"};var G={greeting:"Chaque réponse cite la phrase sur laquelle elle repose.",upTo:"Articles jusqu’au {day}",checked:"vérifiés le {time}",conversation:"Conversation",question:"Votre question",send:"Demander",stop:"Arrêter",close:"Fermer",again:"Nouvelle conversation",searching:"Recherche dans les articles …",searched:"Recherche : « {q} »",citation:"Citation {n}",nearest:"Le plus proche :",summarise:"Résumer « {title} »",also:"Aussi dans :",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",busy:"Beaucoup de questions sont posées. Réessayez dans {n}.",pending:"Vos autres questions sont encore en cours de traitement.",failed:"Une erreur s’est produite sur le serveur.",refused:"Le chat n’est pas disponible sur cette page.",privacy:"Confidentialité",sure:"Très sûr",fair:"Assez sûr",unsure:"Pas sûr",ofHundred:"Sur 100 réponses de ce genre, environ {n} sont justes.",by:"Lu par {who}",correction:"Rectificatif",opinion:"Opinion",analysis:"Analyse",advertising:"Publicité",review:"Critique",satire:"Satire",reading:"Lecture : {n} sur {of} …",writing:"Rédaction …",notice:"Vous parlez à un programme informatique (IA). Il cite les articles et peut se tromper : vérifiez la citation.",understood:"Compris"};var U={greeting:"Ogni risposta cita la frase su cui si basa.",upTo:"Articoli fino al {day}",checked:"controllati {time}",conversation:"Conversazione",question:"La tua domanda",send:"Chiedi",stop:"Ferma",close:"Chiudi",again:"Nuova conversazione",searching:"Ricerca negli articoli …",searched:"Cercato «{q}»",citation:"Citazione {n}",nearest:"Ciò che più si avvicina:",summarise:"Riassumi «{title}»",also:"Anche in:",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermato.",busy:"Arrivano molte domande. Riprova tra {n}.",pending:"Le tue altre domande aspettano ancora risposta.",failed:"Qualcosa è andato storto sul server.",refused:"La chat non è disponibile in questa pagina.",privacy:"Privacy",sure:"Molto sicuro",fair:"Abbastanza sicuro",unsure:"Poco sicuro",ofHundred:"Su 100 risposte come questa circa {n} sono giuste.",by:"Letto da {who}",correction:"Rettifica",opinion:"Opinione",analysis:"Analisi",advertising:"Pubblicità",review:"Recensione",satire:"Satira",reading:"Lettura: {n} di {of} …",writing:"Scrittura …",notice:"Stai parlando con un programma (IA). Cita gli articoli e può sbagliare: controlla la citazione.",understood:"Ho capito"};var Ne={ar:F,de:B,en:W,es:V,fr:G,it:U};function K(n){return Ne[n]??W}var b=class extends Error{constructor(t,i,o=null){super(i);this.code=t;this.retryAfter=o}code;retryAfter},S=class{constructor(e){this.base=e}base;#e="";where(e){return e.deep_link??this.kept(e)}kept({article_id:e,start:t,end:i}){return`${this.base}article/${e}?start=${t}&end=${i}#quote`}async ask(e,t,i){let o=await this.#t("embed/ask",e,i),s=o.headers.get("X-Answer-Id")??"",a="",l="";for await(let[c,d]of R(o,i))if(c==="meta")l=d.answerer;else if(c==="token")t(a+=d.text,l);else{if(c==="error")throw new b(d.code,d.message,d.retry_after);if(c==="done")return{id:s,answer:d}}throw new b("offline","the answer ended before it was whole")}async judge(e,t,i=""){await this.#n("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:i})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#n("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#t(e,t,i){let o=async()=>(this.#e||=await this.#i(i),this.#n(e,{method:"POST",signal:i,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await o()}catch(s){if(!(s instanceof b&&s.code==="session_over"))throw s;return this.#e="",o()}}async#i(e){let t=await this.#n("embed/session",{method:"POST",signal:e}),{token:i}=await t.json();return i}#n(e,t){return A(this.base+e,{...t,credentials:"omit"})}};async function A(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new b("offline",String(a))}if(t.ok)return t;let i=await He(t),o=Number(t.headers.get("Retry-After")),s=t.status===429||t.status===503;throw new b(i.code,i.message,s?o||5:null)}async function He(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*R(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),i="";try{for(;;){let{done:o,value:s}=await t.read().catch(l=>{throw e.aborted?l:new b("offline",String(l))});if(o)return;let a=(i+s).split(`

`);i=a.pop()??"";for(let l of a){let[c,d]=l.split(`
`);d&&(yield[c.slice(7),JSON.parse(d.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var We=4e4;async function Z(n,e,t,i){let o=new AbortController,s=0,a=()=>{clearTimeout(s),s=setTimeout(()=>o.abort(),We)};a();try{return await Re(n,e,t,AbortSignal.any([i,o.signal]),a)}catch(l){throw o.signal.aborted&&!i.aborted?new b("offline","no sign of the server"):l}finally{clearTimeout(s)}}async function Re(n,{question:e,history:t,chosen:i},o,s,a){let{headline:l,...c}=i,d=await A(`${n}gradio_api/call/ask`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({data:[{question:e,history:t,...c}]}),signal:s}),{event_id:u}=await d.json(),p=await A(`${n}gradio_api/call/ask/${u}`,{signal:s}),g="",h="";for await(let[m,H]of R(p,s)){if(a(),m==="error")break;if(m==="generating")for(let{event:x,data:v}of H[0])if(x==="meta")h=v.answerer,o.named(v.answer_id??"");else if(x==="stage")o.stage(v);else if(x==="token")o.said(g+=v.text,h);else{if(x==="error")throw new b(v.code,v.message,v.retry_after);if(x==="done")return v}}throw new b("offline","the answer ended before it was whole")}var Ie="M12 19V5 M6 11l6-6 6 6",Oe="M7 7h10v10H7z",De=2e3,T=class{constructor(e,t,i){this.words=e;this.box.setAttribute("aria-label",e.question),this.element=r("form",{class:"composer",onsubmit:s=>{s.preventDefault(),this.#t?i():o(),this.focus()}},this.box,this.#e);let o=()=>{let s=this.box.value.trim();s&&(this.box.value="",t(s))};this.box.addEventListener("keydown",s=>{s.key==="Escape"&&this.#t&&(s.preventDefault(),i()),!(s.key!=="Enter"||s.shiftKey||s.isComposing)&&(s.preventDefault(),this.#t||o())}),this.show(!1,!1)}words;element;box=r("textarea",{rows:1,maxlength:De,dir:"auto",enterkeyhint:"send"});#e=r("button",{class:"send"});#t=!1;show(e,t){this.#t=e;let{words:i}=this,o=e?i.stop:i.send;this.#e.replaceChildren(f(e?Oe:Ie)),this.#e.setAttribute("aria-label",o),this.#e.title=o,this.#e.classList.toggle("stop",e),this.box.placeholder=t?i.next:i.ask}focus(){matchMedia("(hover: none) and (pointer: coarse)").matches||this.box.focus({preventScroll:!0})}write(e){this.box.value=e,this.box.focus()}};function Q(n){if(n.ctrlKey||n.metaKey||n.altKey||n.isComposing||[...n.key].length!==1||n.key===" ")return!1;let e=n.composedPath()[0];return!(e instanceof HTMLElement&&e.closest("input, textarea, select, [contenteditable]"))}var z=class{#e=new Map;list(){return[...this.#e.values()].sort((e,t)=>e.changed<t.changed?1:-1)}load(e){return this.#e.get(e)??null}save(e){this.#e.set(e.id,e)}remove(e){this.#e.delete(e)}onChange(){}};function I(){let n=new Date().toISOString();return{id:J(),title:"",begun:n,changed:n,exchanges:[]}}function Y(n,e){return{id:J(),question:n,asked:new Date().toISOString(),chosen:e,state:"asking"}}function J(){return[...crypto.getRandomValues(new Uint8Array(12))].map(n=>n.toString(16).padStart(2,"0")).join("")}var je=10;function X({exchanges:n},e){return n.slice(0,n.indexOf(e)).filter(i=>i.answer).slice(-je).flatMap(({question:i,answer:o})=>[{role:"user",content:i},{role:"assistant",content:o.answer}])}var O="broadsheet theme",E=["auto","light","dark"],_e={auto:"M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",light:"M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",dark:"M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z"};function M(){let n=localStorage.getItem(O),e=n&&E.includes(n)?n:"auto";return document.documentElement.dataset.theme=e,e}function ee(n){let e=r("button",{type:"button",class:"icon"}),t=()=>{let i=M(),o=`${n.theme}: ${n[i]}`;e.replaceChildren(f(_e[i])),e.setAttribute("aria-label",o),e.title=o};return e.addEventListener("click",()=>{let i=E[(E.indexOf(M())+1)%E.length];localStorage.setItem(O,i),t()}),addEventListener("storage",({key:i})=>i===O&&t()),t(),e}var $e="M4 6h16 M4 12h16 M4 18h16",Fe="M4 20h4L19 9l-4-4L4 16z M13 7l4 4",Be="M6 6l12 12 M18 6L6 18",Ve="M5 4h11v16H5z M16 8h3v10a2 2 0 0 1-3 2 M8 8h5 M8 12h5 M8 16h3",y="(width < 900px)",L=class{constructor(e,t,i){this.words=e;this.side.setAttribute("aria-label",e.conversations),this.#t=w(e.menu,$e,()=>this.showSide(this.#r)),this.#t.setAttribute("aria-controls","side"),this.#t.classList.add("menu"),this.#i.addEventListener("click",()=>this.#l()),this.scroll.append(this.column),this.element=r("div",{class:"page",dir:e.dir,lang:e.code,onkeydown:(o=>this.#c(o))},r("header",{},this.#t,r("h1",{},r("a",{class:"name",href:"/"},r("bdi",{},t))),r("div",{class:"actions"},te(r("button",{type:"button",onclick:i}),e.again,Fe),te(r("a",{href:"/articles"}),e.articles,Ve),ee(e))),this.side,r("div",{class:"reading"},this.scroll,this.dock),this.#e,this.#i),this.showSide(!matchMedia(y).matches&&localStorage.getItem("broadsheet side")!=="hidden",!1),matchMedia(y).addEventListener("change",({matches:o})=>this.showSide(!o,!1))}words;element;side=r("nav",{class:"side",id:"side"});scroll=r("div",{class:"scroll",tabindex:-1});column=r("div",{class:"column"});dock=r("div",{class:"dock"});#e=r("section",{class:"panel",hidden:!0});#t;#i=r("div",{class:"veil",hidden:!0});#n=null;#o=()=>{};get#r(){return this.element.classList.contains("without-side")}showSide(e,t=!0){let i=matchMedia(y).matches;this.element.classList.toggle("without-side",!e),this.side.inert=!e,this.#t.setAttribute("aria-expanded",String(e)),this.#s(),t&&(i?e?this.side.querySelector("button, a, input")?.focus():this.#t.focus():localStorage.setItem("broadsheet side",e?"shown":"hidden"))}leaveSide(){matchMedia(y).matches&&this.showSide(!1,!1)}openPanel(e,t,i=()=>{}){this.#e.hidden&&(this.#n=Ge(this.element)),this.#o=i,this.#e.setAttribute("aria-label",t),this.#e.replaceChildren(r("div",{class:"panel-head"},r("h2",{},t),w(this.words.close,Be,()=>this.closePanel())),r("div",{class:"panel-body"},e)),this.#e.hidden=!1,this.element.classList.add("with-panel"),this.#s(),this.#e.querySelector(".panel-head button").focus()}closePanel(){this.#e.hidden||(this.#e.hidden=!0,this.#e.replaceChildren(),this.element.classList.remove("with-panel"),this.#s(),this.#o(),this.#n?.isConnected&&this.#n.focus())}#s(){let t=matchMedia(y).matches&&(!this.#r||!this.#e.hidden);this.#i.hidden=!t;for(let i of this.element.querySelectorAll(":scope > .reading"))i.inert=t}#l(){this.#e.hidden?this.showSide(!1):this.closePanel()}#c(e){if(e.key!=="Escape"||e.defaultPrevented)return;let t=matchMedia(y).matches;if(!this.#e.hidden)this.closePanel();else if(t&&!this.#r)this.showSide(!1);else return;e.preventDefault()}};function Ge(n){return n.getRootNode().activeElement}function w(n,e,t){return r("button",{type:"button",class:"icon","aria-label":n,title:n,onclick:t},f(e))}function te(n,e,t){return n.classList.add("action"),n.append(f(t),r("span",{},e)),n.title=e,n}var ne="broadsheet notice";function ie(n){let e=r("p",{class:"fine"},n.fine);if(localStorage.getItem(ne))return e;let t=r("section",{class:"notice","aria-label":n.notice.split(".")[0]},r("p",{},n.notice),r("button",{type:"button",class:"button",onclick:()=>{localStorage.setItem(ne,new Date().toISOString()),t.replaceWith(e)}},n.understood));return t}var oe={code:"en",dir:"ltr",ask:"Ask the articles",next:"Ask another question",question:"Your question",send:"Ask",stop:"Stop",conversation:"Conversation",conversations:"Conversations",again:"New conversation",articles:"Articles",theme:"Appearance",auto:"as the system",light:"light",dark:"dark",menu:"Show or hide conversations",close:"Close",source:"Source",heading:"What would you like to know?",promise:"Every answer quotes the sentence it rests on.",count:{one:"{n} article",other:"{n} articles"},upTo:"up to {day}",checked:"checked {time}",try:"Try one of these",browse:"Browse the articles",empty:"There are no articles yet.",emptyOwner:"Add the first ones, and questions can be asked at once.",emptyVisitor:"Please come back later.",add:"Add articles",searching:"Searching the articles …",reading:"Reading {n} of {of} …",readingSome:"Reading …",writing:"Writing …",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",cut:"The page was left before the answer came.",offline:"You seem to be offline. The question is kept.",gone:"The server cannot be reached just now. The question is kept and asked again as soon as it is back.",busy:"Many questions are being asked just now. Try again in {n}.",limit:"That were many questions in a short time. You can ask again in {n}.",failed:"Something went wrong on the server. The question is kept.",notice:"You are asking a computer program (AI). It quotes the articles and can be wrong: check the quote.",understood:"Understood",fine:"Answers come from a program and can be wrong. Check the quote."},Ue={de:{code:"de",dir:"ltr",ask:"Fragen Sie die Artikel",next:"Weitere Frage stellen",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",conversation:"Gespräch",conversations:"Gespräche",again:"Neues Gespräch",articles:"Artikel",theme:"Darstellung",auto:"wie das System",light:"hell",dark:"dunkel",menu:"Gespräche zeigen oder verbergen",close:"Schließen",source:"Quelle",heading:"Was möchten Sie wissen?",promise:"Jede Antwort zitiert den Satz, auf dem sie beruht.",count:{one:"{n} Artikel",other:"{n} Artikel"},upTo:"bis {day}",checked:"nachgesehen {time}",try:"Zum Beispiel",browse:"In den Artikeln blättern",empty:"Es gibt noch keine Artikel.",emptyOwner:"Fügen Sie die ersten hinzu, dann kann sofort gefragt werden.",emptyVisitor:"Bitte schauen Sie später wieder vorbei.",add:"Artikel hinzufügen",searching:"Die Artikel werden durchsucht …",reading:"{n} von {of} gelesen …",readingSome:"Es wird gelesen …",writing:"Es wird geschrieben …",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",cut:"Die Seite wurde verlassen, bevor die Antwort kam.",offline:"Sie sind anscheinend offline. Die Frage bleibt erhalten.",gone:"Der Server ist gerade nicht erreichbar. Die Frage bleibt erhalten und wird noch einmal gestellt, sobald er wieder da ist.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",limit:"Das waren viele Fragen in kurzer Zeit. In {n} können Sie wieder fragen.",failed:"Auf dem Server ist etwas schiefgegangen. Die Frage bleibt erhalten.",notice:"Sie fragen ein Computerprogramm (KI). Es zitiert die Artikel und kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden",fine:"Antworten kommen von einem Programm und können falsch sein. Prüfen Sie das Zitat."},it:{code:"it",dir:"ltr",ask:"Chiedi agli articoli",next:"Fai un’altra domanda",question:"La tua domanda",send:"Chiedi",stop:"Ferma",conversation:"Conversazione",conversations:"Conversazioni",again:"Nuova conversazione",articles:"Articoli",theme:"Aspetto",auto:"come il sistema",light:"chiaro",dark:"scuro",menu:"Mostra o nascondi le conversazioni",close:"Chiudi",source:"Fonte",heading:"Che cosa vorresti sapere?",promise:"Ogni risposta cita la frase su cui si basa.",count:{one:"{n} articolo",other:"{n} articoli"},upTo:"fino al {day}",checked:"controllati {time}",try:"Per esempio",browse:"Sfoglia gli articoli",empty:"Non ci sono ancora articoli.",emptyOwner:"Aggiungi i primi e si potrà subito chiedere.",emptyVisitor:"Torna più tardi, per favore.",add:"Aggiungi articoli",searching:"Ricerca negli articoli …",reading:"Lettura: {n} di {of} …",readingSome:"Lettura …",writing:"Scrittura …",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermata.",cut:"La pagina è stata lasciata prima che arrivasse la risposta.",offline:"Sembra che tu sia offline. La domanda è conservata.",gone:"Il server non è raggiungibile in questo momento. La domanda è conservata e sarà ripetuta appena torna.",busy:"In questo momento arrivano molte domande. Riprova tra {n}.",limit:"Sono state molte domande in poco tempo. Potrai chiedere di nuovo tra {n}.",failed:"Qualcosa è andato storto sul server. La domanda è conservata.",notice:"Stai chiedendo a un programma (IA). Cita gli articoli e può sbagliare: controlla la citazione.",understood:"Ho capito",fine:"Le risposte vengono da un programma e possono essere sbagliate. Controlla la citazione."},fr:{code:"fr",dir:"ltr",ask:"Interrogez les articles",next:"Posez une autre question",question:"Votre question",send:"Demander",stop:"Arrêter",conversation:"Conversation",conversations:"Conversations",again:"Nouvelle conversation",articles:"Articles",theme:"Apparence",auto:"comme le système",light:"claire",dark:"sombre",menu:"Afficher ou masquer les conversations",close:"Fermer",source:"Source",heading:"Que souhaitez-vous savoir ?",promise:"Chaque réponse cite la phrase sur laquelle elle repose.",count:{one:"{n} article",other:"{n} articles"},upTo:"jusqu’au {day}",checked:"vérifiés le {time}",try:"Par exemple",browse:"Parcourir les articles",empty:"Il n’y a pas encore d’articles.",emptyOwner:"Ajoutez les premiers, et l’on pourra aussitôt poser des questions.",emptyVisitor:"Revenez un peu plus tard.",add:"Ajouter des articles",searching:"Recherche dans les articles …",reading:"Lecture : {n} sur {of} …",readingSome:"Lecture …",writing:"Rédaction …",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",cut:"La page a été quittée avant que la réponse n’arrive.",offline:"Vous semblez hors ligne. La question est conservée.",gone:"Le serveur est injoignable pour le moment. La question est conservée et sera reposée dès son retour.",busy:"Beaucoup de questions sont posées en ce moment. Réessayez dans {n}.",limit:"Cela fait beaucoup de questions en peu de temps. Vous pourrez en poser d’autres dans {n}.",failed:"Une erreur s’est produite sur le serveur. La question est conservée.",notice:"Vous interrogez un programme (IA). Il cite les articles et peut se tromper : vérifiez la citation.",understood:"J’ai compris",fine:"Les réponses viennent d’un programme et peuvent être fausses. Vérifiez la citation."},es:{code:"es",dir:"ltr",ask:"Pregunte a los artículos",next:"Haga otra pregunta",question:"Su pregunta",send:"Preguntar",stop:"Detener",conversation:"Conversación",conversations:"Conversaciones",again:"Nueva conversación",articles:"Artículos",theme:"Aspecto",auto:"como el sistema",light:"claro",dark:"oscuro",menu:"Mostrar u ocultar las conversaciones",close:"Cerrar",source:"Fuente",heading:"¿Qué le gustaría saber?",promise:"Cada respuesta cita la frase en la que se basa.",count:{one:"{n} artículo",other:"{n} artículos"},upTo:"hasta el {day}",checked:"revisados el {time}",try:"Por ejemplo",browse:"Hojear los artículos",empty:"Todavía no hay artículos.",emptyOwner:"Añada los primeros y se podrá preguntar enseguida.",emptyVisitor:"Vuelva más tarde, por favor.",add:"Añadir artículos",searching:"Buscando en los artículos …",reading:"Leyendo {n} de {of} …",readingSome:"Leyendo …",writing:"Escribiendo …",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",cut:"Se dejó la página antes de que llegara la respuesta.",offline:"Parece que no hay conexión. La pregunta se conserva.",gone:"Ahora no se puede acceder al servidor. La pregunta se conserva y se repetirá en cuanto vuelva.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",limit:"Han sido muchas preguntas en poco tiempo. Podrá preguntar de nuevo en {n}.",failed:"Algo ha fallado en el servidor. La pregunta se conserva.",notice:"Está preguntando a un programa (IA). Cita los artículos y puede equivocarse: compruebe la cita.",understood:"Entendido",fine:"Las respuestas vienen de un programa y pueden ser erróneas. Compruebe la cita."},ar:{code:"ar",dir:"rtl",ask:"اسأل المقالات",next:"اطرح سؤالًا آخر",question:"سؤالك",send:"اسأل",stop:"إيقاف",conversation:"المحادثة",conversations:"المحادثات",again:"محادثة جديدة",articles:"المقالات",theme:"المظهر",auto:"مثل النظام",light:"فاتح",dark:"داكن",menu:"إظهار المحادثات أو إخفاؤها",close:"إغلاق",source:"المصدر",heading:"ماذا تودّ أن تعرف؟",promise:"كل إجابة تقتبس الجملة التي تستند إليها.",count:{one:"مقالة واحدة",other:"عدد المقالات: {n}"},upTo:"حتى {day}",checked:"آخر تحقق {time}",try:"جرّب أحد هذه الأسئلة",browse:"تصفّح المقالات",empty:"لا توجد مقالات بعد.",emptyOwner:"أضف المقالات الأولى ليصبح السؤال ممكنًا على الفور.",emptyVisitor:"نرجو أن تعود لاحقًا.",add:"إضافة مقالات",searching:"جارٍ البحث في المقالات …",reading:"قراءة {n} من {of} …",readingSome:"جارٍ القراءة …",writing:"جارٍ الكتابة …",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",cut:"أُغلقت الصفحة قبل وصول الإجابة.",offline:"يبدو أنك غير متصل. سؤالك محفوظ.",gone:"لا يمكن الوصول إلى الخادم الآن. سؤالك محفوظ وسيُطرح من جديد فور عودته.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",limit:"هذه أسئلة كثيرة في وقت قصير. يمكنك السؤال مجددًا بعد {n}.",failed:"حدث خطأ في الخادم. سؤالك محفوظ.",notice:"أنت تسأل برنامجًا حاسوبيًا (ذكاء اصطناعي). يقتبس من المقالات وقد يخطئ: تحقّق من الاقتباس.",understood:"فهمت",fine:"الإجابات من برنامج وقد تكون خاطئة. تحقّق من الاقتباس."}},re={en:oe,...Ue};function se(n){for(let e of n){let t=e.slice(0,2).toLowerCase();if(Object.hasOwn(re,t))return re[t]}return oe}function ae(n,e,t){return(new Intl.PluralRules(t).select(n)==="one"?e.one:e.other).replace("{n}",new Intl.NumberFormat(t).format(n))}function D(n,e){let[t,i]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/i))}var Ke="M12 4L2.8 19.5h18.4z M12 10v4.5 M12 17v.2",le=["bad_question","bad_date","bad_history","bad_request","too_large"];function ce({code:n}){return n==="offline"}function de(n,e,t){let{code:i,retryAfter:o}=n,s=o??0,a=r("button",{type:"button",class:"button",disabled:s>0,onclick:t},e.retry);return s>0&&setTimeout(()=>a.disabled=!1,1e3*s),r("div",{class:"trouble",role:"alert"},f(Ke),r("p",{dir:"auto"},Ze(n,e)),!le.includes(i)&&a)}function Ze({code:n,message:e,retryAfter:t},i){return n==="offline"?navigator.onLine?i.gone:i.offline:n==="too_many_questions"?i.limit.replace("{n}",D(t??1,i.code)):t!==null?i.busy.replace("{n}",D(t,i.code)):le.includes(n)?e:i.failed}var Qe=2e3;async function ue(n,e){for(;!e.aborted;){if(await new Promise(i=>setTimeout(i,Qe)),document.hidden||!navigator.onLine||e.aborted)continue;if(await fetch(n,{signal:e}).then(i=>i.ok,()=>!1))return!e.aborted}return!1}var pe=/\[(?<number>\d+)\]/g,he=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,ge=/^\s*(?:[-*]|\d+[.)])\s+/;function be(n,e,t,i,o){let{words:s}=i,a=e.standalone_question,l=e.answered?e.citations:e.nearest,[c,d]=tt(e,l,t,i,o),u=e.answered?_(e,Ye(e.citations,d,s,o)):[r("p",{class:"declined",dir:"auto"},e.answer)];return[a!==n&&me(s.searched.replace("{q}",()=>a)),...u,e.notice&&me(e.notice),l.length>0&&c,e.answered&&at(e,s)].filter(p=>p instanceof Node)}function me(n){return r("p",{class:"aside",dir:"auto"},n)}function Ye(n,e,t,i){let o=new Map(n.map(s=>[String(s.number),s]));return s=>{let a=o.get(s);if(!a)return null;let l=()=>{i(a)||e.get(a.article_id).focus()};return r("button",{type:"button",class:"chip","aria-label":t.citation.replace("{n}",s),title:a.title,onclick:l},s)}}function _(n,e=()=>null){return n.answerer.includes(":")?Xe(n.answer,e):Je(n,e)}function Je({answer:n,marked_start:e,marked_end:t},i){let o=t?[...n]:[],s=h=>o.slice(0,h).join("").length,[a,l]=[s(e??0),s(t??0)],[c="",...d]=n.split(`
`),u=(h,m)=>q(c.slice(h,m),pe,i),p=r("p",{class:"said",dir:"auto"},...u(0,a),l>a&&r("strong",{class:"short"},c.slice(a,l)),...u(l)),g=d.map(h=>r("li",{dir:"auto"},...q(h,pe,i)));return[p,...g.length>0?[r("ul",{},...g)]:[]]}function Xe(n,e){return n.split(/\n{2,}/).filter(t=>t.trim()).map(t=>{let i=t.split(`
`);if(!i.every(a=>ge.test(a)))return r("p",{class:"said",dir:"auto"},...q(t,he,e));let o=i.map(a=>q(a.replace(ge,""),he,e)),s=/^\s*\d/.test(t)?"ol":"ul";return r(s,{dir:"auto"},...o.map(a=>r("li",{},...a)))})}function q(n,e,t){let i=[],o=0;for(let s of n.matchAll(e))i.push(n.slice(o,s.index),et(s.groups,t)??s[0]),o=s.index+s[0].length;return[...i,n.slice(o)]}function et({bold:n,code:e,label:t,address:i,number:o},s){return o?s(o):n?r("strong",{},n):e?r("code",{},e):i?k(i,t??i):null}function tt(n,e,t,i,o){let s=fe(n.answer),a=new Map,l=[...Map.groupBy(e,c=>c.article_id).values()].map(c=>{let d=c[0],u=h=>{o(d)&&h.preventDefault()},p=r("a",{href:t.kept(d),target:"_blank",onclick:u},d.title);a.set(d.article_id,p);let g=c.filter(({quote:h})=>!s.includes(fe(h)));return nt(p,n.answered?c:[],d,g,i)});return[r("ol",{class:n.answered?"sources":"sources results"},...l),a]}function fe(n){return n.replace(/\s*\[\d+\]/g,"").replace(/\s+/g," ").trim()}function nt(n,e,t,i,{words:o,language:s}){let{kind:a,url:l,deep_link:c,published:d,author:u,correction:p}=t,g=[a&&a!=="news"&&r("b",{},it(a,o)),l&&k(c??l,ve(l)??l),d&&r("time",{datetime:d},lt(d,s)),u&&r("bdi",{},u)].filter(m=>m instanceof Node),h=e.map(({number:m})=>r("span",{class:"number"},String(m)));return r("li",{part:"citation",dir:"auto"},r("p",{class:"title"},...h,n),g.length>0&&r("p",{class:"about"},...g.flatMap((m,H)=>H?[" · ",m]:[m])),...i.map(({quote:m})=>r("blockquote",{},m)),p&&r("p",{class:"correction"},r("b",{},`${o.correction}: `),p),ot(t.also_in??[],o.also))}function it(n,e){return n in rt?e[n]:n}var rt={opinion:1,analysis:1,advertising:1,review:1,satire:1},j=5;function ot(n,e){if(!n.length)return null;let t=n.slice(0,j).map(({title:o,url:s})=>s?`${o} (${ve(s)})`:o),i=n.length>j?` + ${n.length-j}`:"";return r("p",{class:"about"},`${e} ${t.join("; ")}${i}`)}var st=.5;function at({confidence:n,answerer:e},t){if(n===st)return null;let i=n>=.75?t.sure:n>=.4?t.fair:t.unsure,o=t.ofHundred.replace("{n}",String(Math.round(100*n)));return r("details",{class:"certainty"},r("summary",{},i),r("p",{},`${o} ${t.by.replace("{who}",()=>e)}.`))}function ve(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n)?.[1]}function k(n,e){return/^https?:\/\//.test(n)?r("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function lt(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var ct="M7 11v9H4v-9z M7 11l4-8a2 2 0 0 1 2 2v4h6l-2 11H7",dt="M7 13V4H4v9z M7 13l4 8a2 2 0 0 0 2-2v-4h6L17 4H7",ut=1e3;function ye(n,e,t){let i=r("span",{role:"status",class:"told"}),o=r("textarea",{rows:2,maxlength:ut,dir:"auto"}),s=async(p,g)=>{let h=await e.judge(n,p,g).then(()=>!0,m=>{if(m instanceof b)return!1;throw m});return i.textContent=h?t.thanks:t.unheard,h},a=async p=>{p&&!await s(-1,p)||(l.hidden=!0,u.focus())},l=r("form",{class:"why",hidden:!0,onsubmit:p=>{p.preventDefault(),a(o.value.trim())}},r("label",{},t.why,o),r("button",{class:"button"},t.tell),r("button",{type:"button",class:"button plain",onclick:()=>{a("")}},t.skip)),c=async(p,g)=>{if(await s(g)){for(let h of[d,u])h.setAttribute("aria-pressed",String(h===p));l.hidden=g===1,l.hidden||o.focus()}},d=w(t.helpful,ct,()=>{c(d,1)}),u=w(t.unhelpful,dt,()=>{c(u,-1)});for(let p of[d,u])p.setAttribute("aria-pressed","false");return[d,u,i,l]}function xe({answer:n,answered:e,citations:t,nearest:i},o){let s=(e?t:i).map(a=>{let{number:l,title:c,published:d,quote:u}=a,p=[c,d].filter(Boolean).join(", ");return`[${l}] ${p}: “${u}” ${o.where(a)}`});return[n,...s].join(`

`)}var pt="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.5 9.5h5v5h-5z",ht="M9 9h11v11H9z M5 15H4V4h11v1",P=class{constructor(e,t){this.exchange=e;this.chat=t;let i=`question-${e.id}`,o=r("h2",{class:"question",id:i,dir:"auto",tabindex:-1},e.question);e.question.length>120&&o.classList.add("long"),this.element=r("article",{class:"turn","aria-labelledby":i},o,this.#e,this.#t,this.#i),this.show()}exchange;chat;element;#e=r("div",{class:"above"});#t=r("div",{class:"answer"});#i=r("div",{class:"below"});#n=r("div",{class:"draft","aria-hidden":"true"});#o=r("div",{class:"stage"});#r="";show(){let{exchange:e,chat:t}=this,{words:i}=t,o=()=>t.retry(e);this.#e.replaceChildren(...t.extensions.flatMap(s=>s.above?.(e,t)??[])),this.#i.replaceChildren(),this.element.dataset.state=e.state,e.state==="asking"?(this.#r="",this.stage({stage:"searching"}),this.#n.replaceChildren(),this.#t.replaceChildren(this.#o,this.#n)):e.answer?(this.#t.replaceChildren(...this.#s()),this.#i.replaceChildren(...t.extensions.flatMap(s=>s.below?.(e,t)??[]))):e.trouble?this.#t.replaceChildren(de(e.trouble,i,o)):this.#t.replaceChildren(r("div",{class:"trouble"},f(pt),r("p",{},i.stopped),r("button",{type:"button",class:"button",onclick:o},i.retry)))}stage(e){let t=gt(e,this.chat.words);if(this.#o.textContent===t)return;let{done:i=0,of:o}=e,s=o&&r("progress",{max:o,value:i,"aria-hidden":"true"});this.#o.replaceChildren(r("span",{},t),...s?[s]:[]),e.stage!==this.#r&&this.chat.tell(o?this.chat.words.readingSome:t),this.#r=e.stage}said(e,t){this.#o.remove(),this.#n.replaceChildren(..._({answer:e,answerer:t}))}#s(){let{exchange:e,chat:t}=this,i=e.answer,o=a=>t.opened(a,e);return[...be(e.question,i,t.server,t.options,o),this.#l()]}#l(){let{exchange:e,chat:t}=this,{words:i}=t,o=r("span",{role:"status",class:"told"}),s=r("button",{type:"button",class:"icon","aria-label":i.copy,title:i.copy});return s.append(f(ht)),s.addEventListener("click",async()=>{await navigator.clipboard.writeText(xe(e.answer,t.server)),o.textContent=i.copied}),r("div",{class:"tools"},navigator.clipboard&&s,...e.answerId?ye(e.answerId,t.server,i):[],...t.extensions.flatMap(a=>a.tools?.(e,t)??[]),o)}};function gt({stage:n,done:e,of:t},i){return n==="searching"?i.searching:n==="writing"?i.writing:t?i.reading.replace("{n}",String(e??0)).replace("{of}",String(t)):i.readingSome}var mt="M5 12h14 M13 6l6 6-6 6";function we(n,e,t,i){if(!n.articles)return r("section",{class:"welcome empty"},r("h2",{},e.empty),r("p",{class:"lead"},t?e.emptyOwner:e.emptyVisitor),t&&r("a",{class:"button primary",href:"/articles"},e.add));let o=n.starters.map(s=>r("li",{},r("button",{type:"button",class:"starter",onclick:()=>i(s)},r("span",{dir:"auto"},s),f(mt))));return r("section",{class:"welcome"},r("h2",{},e.heading),r("p",{class:"lead"},e.promise),r("h3",{},e.try),r("ul",{class:"starters"},...o),r("p",{class:"fresh"},ft(n,e)," · ",r("a",{href:"/articles"},e.browse)))}function ft({articles:n,newest:e,seen:t},i){let o=[ae(n,i.count,i.code)],s=(a,l,c)=>{if(!l)return;let d=new Intl.DateTimeFormat(i.code,{day:"numeric",month:"long",...c});o.push(a.replace(/\{\w+\}/,d.format(new Date(l))))};return s(i.upTo,e,{year:"numeric",timeZone:"UTC"}),s(i.checked,t,{hour:"2-digit",minute:"2-digit"}),o.join(" · ")}var N=class{constructor(e,t,i,o,s,a){this.base=e;this.told=t;this.owner=i;this.words=o;this.store=s;this.extensions=a;this.server=new S(e),this.options={words:K(o.code),language:o.code},this.frame=new L(o,t.title,()=>this.begin()),this.composer=new T(o,l=>{this.ask(l)},()=>this.stop()),this.#e.setAttribute("aria-label",o.conversation),this.frame.dock.append(...a.flatMap(l=>l.composer?.(this)??[]),this.composer.element,...t.notice?[ie(o)]:[]),this.frame.side.append(...a.flatMap(l=>l.side?.(this)??[])),this.frame.element.append(this.#t),this.frame.element.addEventListener("keydown",l=>{Q(l)&&this.composer.box.focus()}),s.onChange(()=>this.#u()),this.show(this.conversation)}base;told;owner;words;store;extensions;server;frame;composer;options;conversation=I();chosen={};#e=r("div",{class:"log",role:"log"});#t=r("p",{class:"unseen",role:"status"});#i=new Map;#n=null;#o=null;show(e){this.#n?.ended.abort(),this.#o?.abort(),this.conversation=e,this.#i.clear(),this.#e.replaceChildren();for(let t of e.exchanges)t.state==="asking"&&(t.state="stopped"),this.#l(t);this.#c(),this.frame.scroll.scrollTop=this.frame.scroll.scrollHeight,this.#d()}begin(){this.show(I()),this.frame.leaveSide(),this.composer.focus()}choose(e){this.chosen=e,this.#d(),this.composer.focus()}async ask(e,t=this.chosen){this.stop();let i=Y(e,{...t});this.conversation.exchanges.push(i),this.conversation.title||=e,this.#l(i),this.#c(),await this.#r(i)}retry(e,t=e.chosen){this.stop(),Object.assign(e,{chosen:t,state:"asking",answer:void 0,answerId:void 0,trouble:void 0}),this.#i.get(e.id)?.show(),this.composer.focus(),this.#r(e)}stop(){this.#n?.ended.abort()}tell(e){this.#t.textContent=e}opened(e,t){let i=this.extensions.filter(o=>o.opened);for(let o of i)o.opened(e,t,this);return i.length>0}async#r(e){let{conversation:t}=this;this.#o?.abort();let i=new AbortController,o={exchange:e,ended:i};this.#n=o,this.#a(t),this.composer.show(!0,!0),this.#i.get(e.id)?.element.scrollIntoView({block:"start"});let s=()=>this.#i.get(e.id);try{e.answer=await Z(this.base,{question:e.question,history:X(t,e),chosen:e.chosen},{named:a=>e.answerId=a,stage:a=>s()?.stage(a),said:(a,l)=>s()?.said(a,l)},i.signal),e.state="answered"}catch(a){if(e.state=i.signal.aborted?"stopped":"failed",e.state==="failed"){if(!(a instanceof b))throw a;let{code:l,message:c,retryAfter:d}=a;console.error(`Broadsheet: ${c}`),e.trouble={code:l,message:c,retryAfter:d}}}finally{this.#n===o&&(this.#n=null,this.composer.show(!1,!0)),this.#a(t),this.tell(""),s()?.show()}e.trouble&&ce(e.trouble)&&this.#s(e)}async#s(e){let t=new AbortController;this.#o=t,await ue(`${this.base}chat/welcome`,t.signal)&&(this.#n||e.state!=="failed"||!this.#i.has(e.id)||this.retry(e))}#l(e){let t=new P(e,this);this.#i.set(e.id,t),this.#e.append(t.element)}#c(){let e=this.conversation.exchanges.length>0,t=e?this.#e:we(this.told,this.words,this.owner,i=>{this.composer.focus(),this.ask(i)});this.frame.column.firstChild!==t&&this.frame.column.replaceChildren(t),this.composer.show(this.#n!==null,e)}#a(e){e.changed=new Date().toISOString(),this.store.save(e),this.#d()}#d(){document.title=this.conversation.title?`${this.conversation.title} – ${this.told.title}`:this.told.title;for(let e of this.extensions)e.changed?.(this)}#u(){let e=this.store.load(this.conversation.id);!this.#n&&e&&e.changed!==this.conversation.changed?this.show(e):this.#d()}};var ke=`/* An answer, in the chat and in the widget. */
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
`;var Ce=`/* What chat, widget and pages share. The page's color-scheme is what was chosen; a site that has the
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
`;var Se=`/* The page's color-scheme is what was chosen. */
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

.column,
.dock {
  inline-size: min(720px, 100% - 32px);
  margin-inline: auto;
}

.column {
  block-size: 100%;
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
  padding: 10px 4px;
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

.dock {
  padding-block: 8px max(12px, env(safe-area-inset-bottom));
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
  box-shadow: 0 0 0 1px var(--bs-accent), 0 4px 20px #0000000f;
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

  .column,
  .dock {
    inline-size: calc(100% - 32px);
  }

  .scroll {
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
`;var Ae=`:host {
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
`;var wt={quote:"Quote {n} of {of}",previous:"Previous quote",next:"Next quote",original:"Read the original",page:"Open on its own page",ask:"Ask about this article",copy:"Copy the quote",copied:"Copied",also:"Also in:",correction:"Correction",loading:"Fetching the article …",moved:"This article has changed since the answer. The quoted sentence still stands in it.",lost:"This article has changed since the answer. The quoted sentence no longer stands in it:",withdrawn:"This article is no longer here: it was withdrawn or removed after the answer.",failed:"The article cannot be fetched just now.",retry:"Try again",news:"News",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising"},kt={it:{quote:"Citazione {n} di {of}",previous:"Citazione precedente",next:"Citazione successiva",original:"Leggi l’originale",page:"Apri in una pagina propria",ask:"Chiedi su questo articolo",copy:"Copia la citazione",copied:"Copiato",also:"Anche in:",correction:"Rettifica",loading:"Carico l’articolo …",moved:"L’articolo è cambiato dopo la risposta. La frase citata c’è ancora.",lost:"L’articolo è cambiato dopo la risposta. La frase citata non c’è più:",withdrawn:"L’articolo non c’è più: è stato ritirato o rimosso dopo la risposta.",failed:"Al momento non è possibile caricare l’articolo.",retry:"Riprova",news:"Notizia",opinion:"Opinione",analysis:"Analisi",advertising:"Pubblicità"},de:{quote:"Zitat {n} von {of}",previous:"Voriges Zitat",next:"Nächstes Zitat",original:"Original lesen",page:"Auf eigener Seite öffnen",ask:"Zu diesem Artikel fragen",copy:"Zitat kopieren",copied:"Kopiert",also:"Auch in:",correction:"Berichtigung",loading:"Der Artikel wird geholt …",moved:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht noch darin.",lost:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht nicht mehr darin:",withdrawn:"Diesen Artikel gibt es nicht mehr: Er wurde nach der Antwort zurückgezogen oder entfernt.",failed:"Der Artikel lässt sich gerade nicht holen.",retry:"Noch einmal versuchen",news:"Nachricht",opinion:"Meinung",analysis:"Analyse",advertising:"Werbung"},fr:{quote:"Citation {n} sur {of}",previous:"Citation précédente",next:"Citation suivante",original:"Lire l’original",page:"Ouvrir sur sa propre page",ask:"Interroger cet article",copy:"Copier la citation",copied:"Copié",also:"Aussi dans :",correction:"Rectificatif",loading:"Chargement de l’article …",moved:"Cet article a changé depuis la réponse. La phrase citée s’y trouve encore.",lost:"Cet article a changé depuis la réponse. La phrase citée ne s’y trouve plus :",withdrawn:"Cet article n’est plus là : il a été retiré ou supprimé après la réponse.",failed:"L’article ne peut pas être chargé pour le moment.",retry:"Réessayer",news:"Information",opinion:"Opinion",analysis:"Analyse",advertising:"Publicité"},es:{quote:"Cita {n} de {of}",previous:"Cita anterior",next:"Cita siguiente",original:"Leer el original",page:"Abrir en su propia página",ask:"Preguntar sobre este artículo",copy:"Copiar la cita",copied:"Copiado",also:"También en:",correction:"Corrección",loading:"Cargando el artículo …",moved:"Este artículo ha cambiado desde la respuesta. La frase citada sigue en él.",lost:"Este artículo ha cambiado desde la respuesta. La frase citada ya no está en él:",withdrawn:"Este artículo ya no está: fue retirado o eliminado después de la respuesta.",failed:"No se puede cargar el artículo en este momento.",retry:"Reintentar",news:"Noticia",opinion:"Opinión",analysis:"Análisis",advertising:"Publicidad"},ar:{quote:"الاقتباس {n} من {of}",previous:"الاقتباس السابق",next:"الاقتباس التالي",original:"اقرأ الأصل",page:"افتح في صفحة مستقلة",ask:"اسأل عن هذا المقال",copy:"انسخ الاقتباس",copied:"تم النسخ",also:"أيضًا في:",correction:"تصحيح",loading:"جارٍ جلب المقال …",moved:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة ما زالت فيه.",lost:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة لم تعد فيه:",withdrawn:"لم يعد هذا المقال موجودًا: سُحب أو حُذف بعد الإجابة.",failed:"لا يمكن جلب المقال الآن.",retry:"أعد المحاولة",news:"خبر",opinion:"رأي",analysis:"تحليل",advertising:"إعلان"}};function Te(n){return kt[n.split("-")[0]]??wt}var Ct="M15 5l-7 7 7 7",St="M9 5l7 7-7 7";function Le(n,e,t){return new $(n,e,t).element}var $=class{constructor(e,t,i){this.options=i;let o=this.#e=Te(i.language);this.#t=t.length?t:[e],this.#a=Math.max(0,this.#t.indexOf(e)),this.#l=Ee(o.previous,Ct,()=>this.#d(-1)),this.#c=Ee(o.next,St,()=>this.#d(1));let s=this.#t.length>1,a=this.element.attachShadow({mode:"open"});a.adoptedStyleSheets=[C(Ae)],a.append(r("div",{class:"turning",hidden:!s},this.#n,this.#l,this.#c),this.#o,this.#r,this.#s),this.#u()}options;element=r("div",{class:"source"});#e;#t;#i=new Map;#n=r("p",{class:"place",role:"status"});#o=r("div",{class:"head"});#r=r("div",{class:"body",tabindex:-1});#s=r("div",{class:"acts"});#l;#c;#a;#d(e){this.#a=Math.min(Math.max(this.#a+e,0),this.#t.length-1),this.#u()}async#u(){let e=this.#t[this.#a],t=this.#e;this.#n.textContent=t.quote.replace("{n}",String(this.#a+1)).replace("{of}",String(this.#t.length)),this.#l.setAttribute("aria-disabled",String(this.#a===0)),this.#c.setAttribute("aria-disabled",String(this.#a===this.#t.length-1)),this.#i.has(e.article_id)||(this.#o.replaceChildren(r("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#r.replaceChildren(r("p",{class:"told",role:"status"},t.loading)));let i;try{i=await this.#p(e.article_id)}catch{this.#i.delete(e.article_id),e===this.#t[this.#a]&&this.#h();return}e===this.#t[this.#a]&&(i?this.#m(e,i):this.#g(e))}#p(e){let t=this.#i.get(e)??At(`${this.options.base}api/articles/${e}`);return this.#i.set(e,t),t}#h(){let e=this.#e,t=r("button",{type:"button",class:"act"},e.retry);t.addEventListener("click",()=>{this.#u()}),this.#r.replaceChildren(r("p",{class:"told",role:"alert"},e.failed),t)}#g(e){this.#o.replaceChildren(r("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#r.replaceChildren(r("p",{class:"told",role:"alert"},this.#e.withdrawn))}#m(e,t){let i=this.#e,[o,s]=this.#f(e,t),a=this.#t.filter(h=>h!==e&&h.article_id===t.id).map(h=>ze(t.text,h)),{nodes:l,mark:c}=Et(t,o,a),d=t.language??"",u=t.correction??e.correction;this.#o.replaceChildren(r("h3",{dir:"auto",lang:d},t.title),r("p",{class:"about"},...this.#b(t))),this.#s.replaceChildren(...this.#v(e,t));let p=[u&&r("p",{class:"notice",dir:"auto"},r("strong",{},`${i.correction}: `),u),s&&r("p",{class:"notice",role:"status"},s),!o&&r("blockquote",{dir:"auto",lang:d},e.quote)].filter(h=>h instanceof Node),g=this.#y(e);this.#r.replaceChildren(...p,r("article",{class:"text",dir:"auto",lang:d},...l),...g?[g]:[]),this.#r.scrollTop=c?zt(c,this.#r):0}#f(e,t){let i=ze(t.text,e);return i?[i,i.moved?this.#e.moved:""]:[null,this.#e.lost]}#b({kind:e,author:t,published:i,url:o,source:s}){let a=this.#e,l=e&&e!=="news"&&e in a?a[e]:e;return[e&&e!=="news"&&r("span",{class:"kind"},String(l)),t&&r("bdi",{},t),i&&r("time",{datetime:i},Lt(i,this.options.language)),r("bdi",{},Me(o)??s)].filter(d=>d instanceof Node).flatMap((d,u)=>u?[" · ",d]:[d])}#v(e,t){let{base:i,ask:o}=this.options,s=this.#e,a=e.deep_link??t.url,{article_id:l,start:c,end:d}=e,u=`${i}article/${l}?start=${c}&end=${d}#quote`,p=r("button",{type:"button",class:"act",onclick:()=>{navigator.clipboard.writeText(e.quote).then(()=>{p.textContent=s.copied,setTimeout(()=>p.textContent=s.copy,2e3)})}},s.copy),{id:g,title:h}=t;return[o&&r("button",{type:"button",class:"act main",onclick:()=>o({id:g,title:h})},s.ask),a&&k(a,s.original),navigator.clipboard&&p,r("a",{href:u,target:"_blank",rel:"noopener"},s.page)].filter(m=>m instanceof Node)}#y({also_in:e}){if(!e?.length)return null;let t=e.map(({title:i,url:o})=>r("li",{dir:"auto"},o?k(o,i):i,o?` · ${Me(o)}`:""));return r("section",{class:"also"},r("h4",{},this.#e.also),r("ul",{},...t))}};async function At(n){let e=await fetch(n,{credentials:"same-origin"});if(e.status===404||e.status===410)return null;if(!e.ok)throw new Error(`status ${e.status}`);return await e.json()}function ze(n,{quote:e,start:t}){let i=Tt(n,t);if(n.startsWith(e,i))return{start:i,end:i+e.length,moved:!1};let o=e?n.indexOf(e):-1;return o<0?null:{start:o,end:o+e.length,moved:!0}}function Tt(n,e){let t=0;for(let i=0;i<e&&t<n.length;i+=1)t+=n.codePointAt(t)>65535?2:1;return t}function zt(n,e){let t=n.getBoundingClientRect().top-e.getBoundingClientRect().top,i=e.clientHeight-n.getBoundingClientRect().height;return e.scrollTop+t-Math.max(24,i/2)}function Et({text:n,title:e},t,i){let o=t&&r("mark",{id:"quote"}),s=[...t?[{...t,node:o}]:[],...i.filter(c=>c!==null).map(c=>({...c,node:r("mark",{class:"other"})}))].sort((c,d)=>c.start-d.start),a=[],l=n.startsWith(e)?e.length+Mt(n,e.length):0;s.some(({start:c})=>c<l)&&(l=0);for(let{start:c,end:d,node:u}of s)t&&u!==o&&c<t.end&&d>t.start||c<l||(u.textContent=n.slice(c,d),a.push(n.slice(l,c),u),l=d);return{nodes:[...a,n.slice(l)],mark:o}}function Mt(n,e){return n.length-e-n.slice(e).trimStart().length}function Ee(n,e,t){return r("button",{type:"button",class:"turn","aria-label":n,title:n,onclick:t},f(e))}function Me(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n??"")?.[1]}function Lt(n,e){return new Intl.DateTimeFormat(e,{dateStyle:"long",timeZone:"UTC"}).format(new Date(n))}var qe={composer(n){let e=new URL(location.href),t=e.searchParams.get("article");return t&&(e.searchParams.delete("article"),history.replaceState(history.state,"",e),qt(n,t)),null},opened(n,e,t){let{answer:i}=e;if(!i)return;let o=Le(n,i.answered?i.citations:i.nearest,{base:t.base,language:t.words.code,ask:({id:s,title:a})=>{t.frame.closePanel(),t.choose({...t.chosen,article:s,headline:a})}});t.frame.openPanel(o,t.words.source)}};async function qt(n,e){let t=await fetch(`${n.base}api/articles/${encodeURIComponent(e)}`).catch(()=>null);if(!t?.ok)return;let{title:i}=await t.json();n.choose({...n.chosen,article:e,headline:i})}var Pt=[qe],Nt="#broadsheet",Ht=2e3;function Wt(){return new Promise(n=>{let e=()=>{let i=document.querySelector(Nt);return i&&n(i),i!==null};if(e())return;let t=new MutationObserver(()=>e()&&t.disconnect());t.observe(document.documentElement,{childList:!0,subtree:!0})})}async function Rt(n){for(;;){let e=await fetch(n).catch(()=>null);if(e?.ok)return await e.json();await new Promise(t=>setTimeout(t,Ht))}}function It({code:n,dir:e}){let t=document.documentElement,i=()=>{t.lang!==n&&(t.lang=n),t.dir!==e&&(t.dir=e)};i(),new MutationObserver(i).observe(t,{attributeFilter:["lang","dir"]})}async function Ot(){M();let n=se(navigator.languages);It(n);let[e,t,i]=await Promise.all([Rt("chat/welcome"),fetch("api/me").then(c=>c.ok?c.json():{owner:!1}),Wt()]),o=document.createElement("div"),s=o.attachShadow({mode:"open"});s.adoptedStyleSheets=[Ce,Se,ke].map(C);let a=new URL(".",document.baseURI).href,l=new N(a,e,t.owner,n,new z,Pt);s.append(l.frame.element),i.append(o),l.composer.focus()}Ot();
