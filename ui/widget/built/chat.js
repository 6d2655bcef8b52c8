function i(n,e={},...t){let o=document.createElement(n);for(let[r,s]of Object.entries(e))typeof s=="function"?o.addEventListener(r.slice(2),s):s!==!1&&o.setAttribute(r,s===!0?"":String(s));return o.append(...t.filter(r=>!!r)),o}function g(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function C(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}var B={en:{code:"en",dir:"ltr",title:"Ask the articles",offline:"The server cannot be reached just now."},de:{code:"de",dir:"ltr",title:"Fragen Sie die Artikel",offline:"Der Server ist gerade nicht erreichbar."},fr:{code:"fr",dir:"ltr",title:"Interrogez les articles",offline:"Le serveur est injoignable pour le moment."},es:{code:"es",dir:"ltr",title:"Pregunte a los artículos",offline:"Ahora no se puede acceder al servidor."},ar:{code:"ar",dir:"rtl",title:"اسأل المقالات",offline:"لا يمكن الوصول إلى الخادم الآن."}},Se={en:{greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",read:"Read it there",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy"},de:{greeting:"Jede Antwort zitiert den Satz, auf dem sie beruht.",upTo:"Artikel bis {day}",checked:"nachgesehen {time}",conversation:"Gespräch",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",close:"Schließen",again:"Neues Gespräch",searching:"Die Artikel werden durchsucht …",searched:"Gesucht wurde „{q}“",citation:"Zitat {n}",nearest:"Am nächsten kam:",summarise:"„{title}“ zusammenfassen",read:"Dort lesen",also:"Auch in:",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",pending:"Ihre anderen Fragen werden noch beantwortet.",failed:"Auf dem Server ist etwas schiefgegangen.",refused:"Auf dieser Seite gibt es den Chat nicht.",privacy:"Datenschutz"},fr:{greeting:"Chaque réponse cite la phrase sur laquelle elle repose.",upTo:"Articles jusqu’au {day}",checked:"vérifiés le {time}",conversation:"Conversation",question:"Votre question",send:"Demander",stop:"Arrêter",close:"Fermer",again:"Nouvelle conversation",searching:"Recherche dans les articles …",searched:"Recherche : « {q} »",citation:"Citation {n}",nearest:"Le plus proche :",summarise:"Résumer « {title} »",read:"Lire sur place",also:"Aussi dans :",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",busy:"Beaucoup de questions sont posées. Réessayez dans {n}.",pending:"Vos autres questions sont encore en cours de traitement.",failed:"Une erreur s’est produite sur le serveur.",refused:"Le chat n’est pas disponible sur cette page.",privacy:"Confidentialité"},es:{greeting:"Cada respuesta cita la frase en la que se basa.",upTo:"Artículos hasta el {day}",checked:"revisados el {time}",conversation:"Conversación",question:"Su pregunta",send:"Preguntar",stop:"Detener",close:"Cerrar",again:"Nueva conversación",searching:"Buscando en los artículos …",searched:"Se buscó «{q}»",citation:"Cita {n}",nearest:"Lo más cercano:",summarise:"Resumir «{title}»",read:"Leerlo allí",also:"También en:",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",pending:"Todavía se están respondiendo sus otras preguntas.",failed:"Algo ha fallado en el servidor.",refused:"El chat no está disponible en esta página.",privacy:"Privacidad"},ar:{greeting:"كل إجابة تقتبس الجملة التي تستند إليها.",upTo:"مقالات حتى {day}",checked:"آخر تحقق {time}",conversation:"المحادثة",question:"سؤالك",send:"اسأل",stop:"إيقاف",close:"إغلاق",again:"محادثة جديدة",searching:"جارٍ البحث في المقالات …",searched:"تم البحث عن «⁨{q}⁩»",citation:"اقتباس {n}",nearest:"الأقرب إلى سؤالك:",summarise:"لخّص «⁨{title}⁩»",read:"اقرأها في موضعها",also:"ورد أيضًا في:",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",pending:"ما زالت أسئلتك الأخرى قيد الإجابة.",failed:"حدث خطأ في الخادم.",refused:"المحادثة غير متاحة في هذه الصفحة.",privacy:"الخصوصية"}};function $(n){let e=Ae(n);return{...B[e],...Se[e]}}function Ae(n){let e=n.slice(0,2).toLowerCase();return Object.hasOwn(B,e)?e:"en"}function F(n){let e=Te(n),t=$(e);return{title:n.title??t.title,greeting:n.greeting??t.greeting,starters:Me(n.starters??"[]"),language:e,words:t,persist:ze("persist",n.persist,"session",Ee("none","session","local")),pageContext:N(n.pageContext,!0),followUps:N(n.followUps,!0),feedback:N(n.feedback,!0),privacy:n.privacy??"",newest:n.newest??"",seen:n.seen??""}}function Te(n){return n.language??(document.documentElement.lang||navigator.language)}function ze(n,e,t,o){return e===void 0||o(e)?e??t:(console.warn(`Broadsheet: data-${n} cannot be "${e}"`),t)}function Ee(...n){return e=>n.includes(e)}function N(n,e){return n===void 0?e:!["off","false","no"].includes(n)}function Me(n){try{let e=JSON.parse(n);if(Array.isArray(e))return e.map(String)}catch{}return console.warn(`Broadsheet: starters are no JSON list of questions: ${n}`),[]}var m=class extends Error{constructor(t,o,r=null){super(o);this.code=t;this.retryAfter=r}code;retryAfter},S=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:o,end:r,deep_link:s}=e;return s??`${this.base}article/${t}?start=${o}&end=${r}#quote`}async ask(e,t,o){let r=await this.#t("embed/ask",e,o),s=r.headers.get("X-Answer-Id")??"",a="",l="";for await(let[d,c]of O(r,o))if(d==="meta")l=c.answerer;else if(d==="token")t(a+=c.text,l);else{if(d==="error")throw new m(c.code,c.message,c.retry_after);if(d==="done")return{id:s,answer:c}}throw new m("offline","the answer ended before it was whole")}async judge(e,t,o=""){await this.#n("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:o})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#n("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#t(e,t,o){let r=async()=>(this.#e||=await this.#o(o),this.#n(e,{method:"POST",signal:o,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await r()}catch(s){if(!(s instanceof m&&s.code==="session_over"))throw s;return this.#e="",r()}}async#o(e){let t=await this.#n("embed/session",{method:"POST",signal:e}),{token:o}=await t.json();return o}#n(e,t){return A(this.base+e,{...t,credentials:"omit"})}};async function A(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new m("offline",String(a))}if(t.ok)return t;let o=await Le(t),r=Number(t.headers.get("Retry-After")),s=t.status===429||t.status===503;throw new m(o.code,o.message,s?r||5:null)}async function Le(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*O(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),o="";try{for(;;){let{done:r,value:s}=await t.read().catch(l=>{throw e.aborted?l:new m("offline",String(l))});if(r)return;let a=(o+s).split(`

`);o=a.pop()??"";for(let l of a){let[d,c]=l.split(`
`);c&&(yield[d.slice(7),JSON.parse(c.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var qe=4e4;async function _(n,e,t,o){let r=new AbortController,s=0,a=()=>{clearTimeout(s),s=setTimeout(()=>r.abort(),qe)};a();try{return await Pe(n,e,t,AbortSignal.any([o,r.signal]),a)}catch(l){throw r.signal.aborted&&!o.aborted?new m("offline","no sign of the server"):l}finally{clearTimeout(s)}}async function Pe(n,{question:e,history:t,chosen:o},r,s,a){let{headline:l,...d}=o,c=await A(`${n}gradio_api/call/ask`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({data:[{question:e,history:t,...d}]}),signal:s}),{event_id:p}=await c.json(),u=await A(`${n}gradio_api/call/ask/${p}`,{signal:s}),f="",h="";for await(let[b,Ce]of O(u,s)){if(a(),b==="error")break;if(b==="generating")for(let{event:x,data:v}of Ce[0])if(x==="meta")h=v.answerer,r.named(v.answer_id??"");else if(x==="stage")r.stage(v);else if(x==="token")r.said(f+=v.text,h);else{if(x==="error")throw new m(v.code,v.message,v.retry_after);if(x==="done")return v}}throw new m("offline","the answer ended before it was whole")}var Ne="M12 19V5 M6 11l6-6 6 6",Oe="M7 7h10v10H7z",Ie=2e3,T=class{constructor(e,t,o){this.words=e;this.box.setAttribute("aria-label",e.question),this.element=i("form",{class:"composer",onsubmit:s=>{s.preventDefault(),this.#t?o():r(),this.focus()}},this.box,this.#e);let r=()=>{let s=this.box.value.trim();s&&(this.box.value="",t(s))};this.box.addEventListener("keydown",s=>{s.key==="Escape"&&this.#t&&(s.preventDefault(),o()),!(s.key!=="Enter"||s.shiftKey||s.isComposing)&&(s.preventDefault(),this.#t||r())}),this.show(!1,!1)}words;element;box=i("textarea",{rows:1,maxlength:Ie,dir:"auto",enterkeyhint:"send"});#e=i("button",{class:"send"});#t=!1;show(e,t){this.#t=e;let{words:o}=this,r=e?o.stop:o.send;this.#e.replaceChildren(g(e?Oe:Ne)),this.#e.setAttribute("aria-label",r),this.#e.title=r,this.#e.classList.toggle("stop",e),this.box.placeholder=t?o.next:o.ask}focus(){matchMedia("(hover: none) and (pointer: coarse)").matches||this.box.focus({preventScroll:!0})}write(e){this.box.value=e,this.box.focus()}};function V(n){if(n.ctrlKey||n.metaKey||n.altKey||n.isComposing||[...n.key].length!==1||n.key===" ")return!1;let e=n.composedPath()[0];return!(e instanceof HTMLElement&&e.closest("input, textarea, select, [contenteditable]"))}var z=class{#e=new Map;list(){return[...this.#e.values()].sort((e,t)=>e.changed<t.changed?1:-1)}load(e){return this.#e.get(e)??null}save(e){this.#e.set(e.id,e)}remove(e){this.#e.delete(e)}onChange(){}};function I(){let n=new Date().toISOString();return{id:U(),title:"",begun:n,changed:n,exchanges:[]}}function G(n,e){return{id:U(),question:n,asked:new Date().toISOString(),chosen:e,state:"asking"}}function U(){return[...crypto.getRandomValues(new Uint8Array(12))].map(n=>n.toString(16).padStart(2,"0")).join("")}var We=10;function K({exchanges:n},e){return n.slice(0,n.indexOf(e)).filter(o=>o.answer).slice(-We).flatMap(({question:o,answer:r})=>[{role:"user",content:o},{role:"assistant",content:r.answer}])}var W="broadsheet theme",E=["auto","light","dark"],He={auto:"M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",light:"M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",dark:"M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z"};function M(){let n=localStorage.getItem(W),e=n&&E.includes(n)?n:"auto";return document.documentElement.dataset.theme=e,e}function Q(n){let e=i("button",{type:"button",class:"icon"}),t=()=>{let o=M(),r=`${n.theme}: ${n[o]}`;e.replaceChildren(g(He[o])),e.setAttribute("aria-label",r),e.title=r};return e.addEventListener("click",()=>{let o=E[(E.indexOf(M())+1)%E.length];localStorage.setItem(W,o),t()}),addEventListener("storage",({key:o})=>o===W&&t()),t(),e}var Re="M4 6h16 M4 12h16 M4 18h16",De="M4 20h4L19 9l-4-4L4 16z M13 7l4 4",je="M6 6l12 12 M18 6L6 18",Be="M5 4h11v16H5z M16 8h3v10a2 2 0 0 1-3 2 M8 8h5 M8 12h5 M8 16h3",y="(width < 900px)",L=class{constructor(e,t,o){this.words=e;this.side.setAttribute("aria-label",e.conversations),this.#t=w(e.menu,Re,()=>this.showSide(this.#r)),this.#t.setAttribute("aria-controls","side"),this.#t.classList.add("menu"),this.#o.addEventListener("click",()=>this.#l()),this.scroll.append(this.column),this.element=i("div",{class:"page",dir:e.dir,lang:e.code,onkeydown:(r=>this.#c(r))},i("header",{},this.#t,i("h1",{},i("a",{class:"name",href:"/"},i("bdi",{},t))),i("div",{class:"actions"},Z(i("button",{type:"button",onclick:o}),e.again,De),Z(i("a",{href:"/articles"}),e.articles,Be),Q(e))),this.side,i("div",{class:"reading"},this.scroll,this.dock),this.#e,this.#o),this.showSide(!matchMedia(y).matches&&localStorage.getItem("broadsheet side")!=="hidden",!1),matchMedia(y).addEventListener("change",({matches:r})=>this.showSide(!r,!1))}words;element;side=i("nav",{class:"side",id:"side"});scroll=i("div",{class:"scroll",tabindex:-1});column=i("div",{class:"column"});dock=i("div",{class:"dock"});#e=i("section",{class:"panel",hidden:!0});#t;#o=i("div",{class:"veil",hidden:!0});#n=null;#i=()=>{};get#r(){return this.element.classList.contains("without-side")}showSide(e,t=!0){let o=matchMedia(y).matches;this.element.classList.toggle("without-side",!e),this.side.inert=!e,this.#t.setAttribute("aria-expanded",String(e)),this.#s(),t&&(o?e?this.side.querySelector("button, a, input")?.focus():this.#t.focus():localStorage.setItem("broadsheet side",e?"shown":"hidden"))}leaveSide(){matchMedia(y).matches&&this.showSide(!1,!1)}openPanel(e,t,o=()=>{}){this.#e.hidden&&(this.#n=$e(this.element)),this.#i=o,this.#e.setAttribute("aria-label",t),this.#e.replaceChildren(i("div",{class:"panel-head"},i("h2",{},t),w(this.words.close,je,()=>this.closePanel())),i("div",{class:"panel-body"},e)),this.#e.hidden=!1,this.element.classList.add("with-panel"),this.#s(),this.#e.querySelector(".panel-head button").focus()}closePanel(){this.#e.hidden||(this.#e.hidden=!0,this.#e.replaceChildren(),this.element.classList.remove("with-panel"),this.#s(),this.#i(),this.#n?.isConnected&&this.#n.focus())}#s(){let t=matchMedia(y).matches&&(!this.#r||!this.#e.hidden);this.#o.hidden=!t;for(let o of this.element.querySelectorAll(":scope > .reading"))o.inert=t}#l(){this.#e.hidden?this.showSide(!1):this.closePanel()}#c(e){if(e.key!=="Escape"||e.defaultPrevented)return;let t=matchMedia(y).matches;if(!this.#e.hidden)this.closePanel();else if(t&&!this.#r)this.showSide(!1);else return;e.preventDefault()}};function $e(n){return n.getRootNode().activeElement}function w(n,e,t){return i("button",{type:"button",class:"icon","aria-label":n,title:n,onclick:t},g(e))}function Z(n,e,t){return n.classList.add("action"),n.append(g(t),i("span",{},e)),n.title=e,n}var J="broadsheet notice";function Y(n){let e=i("p",{class:"fine"},n.fine);if(localStorage.getItem(J))return e;let t=i("section",{class:"notice","aria-label":n.notice.split(".")[0]},i("p",{},n.notice),i("button",{type:"button",class:"button",onclick:()=>{localStorage.setItem(J,new Date().toISOString()),t.replaceWith(e)}},n.understood));return t}var ee={code:"en",dir:"ltr",ask:"Ask the articles",next:"Ask another question",question:"Your question",send:"Ask",stop:"Stop",conversation:"Conversation",conversations:"Conversations",again:"New conversation",articles:"Articles",theme:"Appearance",auto:"as the system",light:"light",dark:"dark",menu:"Show or hide conversations",close:"Close",source:"Source",heading:"What would you like to know?",promise:"Every answer quotes the sentence it rests on.",count:{one:"{n} article",other:"{n} articles"},upTo:"up to {day}",checked:"checked {time}",try:"Try one of these",browse:"Browse the articles",empty:"There are no articles yet.",emptyOwner:"Add the first ones, and questions can be asked at once.",emptyVisitor:"Please come back later.",add:"Add articles",searching:"Searching the articles …",reading:"Reading {n} of {of} …",readingSome:"Reading …",writing:"Writing …",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",cut:"The page was left before the answer came.",offline:"You seem to be offline. The question is kept.",gone:"The server cannot be reached just now. The question is kept and asked again as soon as it is back.",busy:"Many questions are being asked just now. Try again in {n}.",limit:"That were many questions in a short time. You can ask again in {n}.",failed:"Something went wrong on the server. The question is kept.",notice:"You are asking a computer program (AI). It looks for answers in the articles and quotes them. It can be wrong: check the quote.",understood:"Understood",fine:"Answers come from a program and can be wrong. Check the quote."},Fe={de:{code:"de",dir:"ltr",ask:"Fragen Sie die Artikel",next:"Weitere Frage stellen",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",conversation:"Gespräch",conversations:"Gespräche",again:"Neues Gespräch",articles:"Artikel",theme:"Darstellung",auto:"wie das System",light:"hell",dark:"dunkel",menu:"Gespräche zeigen oder verbergen",close:"Schließen",source:"Quelle",heading:"Was möchten Sie wissen?",promise:"Jede Antwort zitiert den Satz, auf dem sie beruht.",count:{one:"{n} Artikel",other:"{n} Artikel"},upTo:"bis {day}",checked:"nachgesehen {time}",try:"Zum Beispiel",browse:"In den Artikeln blättern",empty:"Es gibt noch keine Artikel.",emptyOwner:"Fügen Sie die ersten hinzu, dann kann sofort gefragt werden.",emptyVisitor:"Bitte schauen Sie später wieder vorbei.",add:"Artikel hinzufügen",searching:"Die Artikel werden durchsucht …",reading:"{n} von {of} gelesen …",readingSome:"Es wird gelesen …",writing:"Es wird geschrieben …",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",cut:"Die Seite wurde verlassen, bevor die Antwort kam.",offline:"Sie sind anscheinend offline. Die Frage bleibt erhalten.",gone:"Der Server ist gerade nicht erreichbar. Die Frage bleibt erhalten und wird noch einmal gestellt, sobald er wieder da ist.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",limit:"Das waren viele Fragen in kurzer Zeit. In {n} können Sie wieder fragen.",failed:"Auf dem Server ist etwas schiefgegangen. Die Frage bleibt erhalten.",notice:"Sie fragen ein Computerprogramm (KI). Es sucht Antworten in den Artikeln und zitiert sie. Es kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden",fine:"Antworten kommen von einem Programm und können falsch sein. Prüfen Sie das Zitat."},it:{code:"it",dir:"ltr",ask:"Chiedi agli articoli",next:"Fai un’altra domanda",question:"La tua domanda",send:"Chiedi",stop:"Ferma",conversation:"Conversazione",conversations:"Conversazioni",again:"Nuova conversazione",articles:"Articoli",theme:"Aspetto",auto:"come il sistema",light:"chiaro",dark:"scuro",menu:"Mostra o nascondi le conversazioni",close:"Chiudi",source:"Fonte",heading:"Che cosa vorresti sapere?",promise:"Ogni risposta cita la frase su cui si basa.",count:{one:"{n} articolo",other:"{n} articoli"},upTo:"fino al {day}",checked:"controllati {time}",try:"Per esempio",browse:"Sfoglia gli articoli",empty:"Non ci sono ancora articoli.",emptyOwner:"Aggiungi i primi e si potrà subito chiedere.",emptyVisitor:"Torna più tardi, per favore.",add:"Aggiungi articoli",searching:"Ricerca negli articoli …",reading:"Lettura: {n} di {of} …",readingSome:"Lettura …",writing:"Scrittura …",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermata.",cut:"La pagina è stata lasciata prima che arrivasse la risposta.",offline:"Sembra che tu sia offline. La domanda è conservata.",gone:"Il server non è raggiungibile in questo momento. La domanda è conservata e sarà ripetuta appena torna.",busy:"In questo momento arrivano molte domande. Riprova tra {n}.",limit:"Sono state molte domande in poco tempo. Potrai chiedere di nuovo tra {n}.",failed:"Qualcosa è andato storto sul server. La domanda è conservata.",notice:"Stai chiedendo a un programma (IA). Cerca le risposte negli articoli e li cita. Può sbagliare: controlla la citazione.",understood:"Ho capito",fine:"Le risposte vengono da un programma e possono essere sbagliate. Controlla la citazione."},fr:{code:"fr",dir:"ltr",ask:"Interrogez les articles",next:"Posez une autre question",question:"Votre question",send:"Demander",stop:"Arrêter",conversation:"Conversation",conversations:"Conversations",again:"Nouvelle conversation",articles:"Articles",theme:"Apparence",auto:"comme le système",light:"claire",dark:"sombre",menu:"Afficher ou masquer les conversations",close:"Fermer",source:"Source",heading:"Que souhaitez-vous savoir ?",promise:"Chaque réponse cite la phrase sur laquelle elle repose.",count:{one:"{n} article",other:"{n} articles"},upTo:"jusqu’au {day}",checked:"vérifiés le {time}",try:"Par exemple",browse:"Parcourir les articles",empty:"Il n’y a pas encore d’articles.",emptyOwner:"Ajoutez les premiers, et l’on pourra aussitôt poser des questions.",emptyVisitor:"Revenez un peu plus tard.",add:"Ajouter des articles",searching:"Recherche dans les articles …",reading:"Lecture : {n} sur {of} …",readingSome:"Lecture …",writing:"Rédaction …",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",cut:"La page a été quittée avant que la réponse n’arrive.",offline:"Vous semblez hors ligne. La question est conservée.",gone:"Le serveur est injoignable pour le moment. La question est conservée et sera reposée dès son retour.",busy:"Beaucoup de questions sont posées en ce moment. Réessayez dans {n}.",limit:"Cela fait beaucoup de questions en peu de temps. Vous pourrez en poser d’autres dans {n}.",failed:"Une erreur s’est produite sur le serveur. La question est conservée.",notice:"Vous interrogez un programme (IA). Il cherche les réponses dans les articles et les cite. Il peut se tromper : vérifiez la citation.",understood:"J’ai compris",fine:"Les réponses viennent d’un programme et peuvent être fausses. Vérifiez la citation."},es:{code:"es",dir:"ltr",ask:"Pregunte a los artículos",next:"Haga otra pregunta",question:"Su pregunta",send:"Preguntar",stop:"Detener",conversation:"Conversación",conversations:"Conversaciones",again:"Nueva conversación",articles:"Artículos",theme:"Aspecto",auto:"como el sistema",light:"claro",dark:"oscuro",menu:"Mostrar u ocultar las conversaciones",close:"Cerrar",source:"Fuente",heading:"¿Qué le gustaría saber?",promise:"Cada respuesta cita la frase en la que se basa.",count:{one:"{n} artículo",other:"{n} artículos"},upTo:"hasta el {day}",checked:"revisados el {time}",try:"Por ejemplo",browse:"Hojear los artículos",empty:"Todavía no hay artículos.",emptyOwner:"Añada los primeros y se podrá preguntar enseguida.",emptyVisitor:"Vuelva más tarde, por favor.",add:"Añadir artículos",searching:"Buscando en los artículos …",reading:"Leyendo {n} de {of} …",readingSome:"Leyendo …",writing:"Escribiendo …",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",cut:"Se dejó la página antes de que llegara la respuesta.",offline:"Parece que no hay conexión. La pregunta se conserva.",gone:"Ahora no se puede acceder al servidor. La pregunta se conserva y se repetirá en cuanto vuelva.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",limit:"Han sido muchas preguntas en poco tiempo. Podrá preguntar de nuevo en {n}.",failed:"Algo ha fallado en el servidor. La pregunta se conserva.",notice:"Está preguntando a un programa (IA). Busca las respuestas en los artículos y los cita. Puede equivocarse: compruebe la cita.",understood:"Entendido",fine:"Las respuestas vienen de un programa y pueden ser erróneas. Compruebe la cita."},ar:{code:"ar",dir:"rtl",ask:"اسأل المقالات",next:"اطرح سؤالًا آخر",question:"سؤالك",send:"اسأل",stop:"إيقاف",conversation:"المحادثة",conversations:"المحادثات",again:"محادثة جديدة",articles:"المقالات",theme:"المظهر",auto:"مثل النظام",light:"فاتح",dark:"داكن",menu:"إظهار المحادثات أو إخفاؤها",close:"إغلاق",source:"المصدر",heading:"ماذا تودّ أن تعرف؟",promise:"كل إجابة تقتبس الجملة التي تستند إليها.",count:{one:"مقالة واحدة",other:"عدد المقالات: {n}"},upTo:"حتى {day}",checked:"آخر تحقق {time}",try:"جرّب أحد هذه الأسئلة",browse:"تصفّح المقالات",empty:"لا توجد مقالات بعد.",emptyOwner:"أضف المقالات الأولى ليصبح السؤال ممكنًا على الفور.",emptyVisitor:"نرجو أن تعود لاحقًا.",add:"إضافة مقالات",searching:"جارٍ البحث في المقالات …",reading:"قراءة {n} من {of} …",readingSome:"جارٍ القراءة …",writing:"جارٍ الكتابة …",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",cut:"أُغلقت الصفحة قبل وصول الإجابة.",offline:"يبدو أنك غير متصل. سؤالك محفوظ.",gone:"لا يمكن الوصول إلى الخادم الآن. سؤالك محفوظ وسيُطرح من جديد فور عودته.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",limit:"هذه أسئلة كثيرة في وقت قصير. يمكنك السؤال مجددًا بعد {n}.",failed:"حدث خطأ في الخادم. سؤالك محفوظ.",notice:"أنت تسأل برنامجًا حاسوبيًا (ذكاء اصطناعي). يبحث عن الإجابات في المقالات ويقتبسها. قد يخطئ: تحقّق من الاقتباس.",understood:"فهمت",fine:"الإجابات من برنامج وقد تكون خاطئة. تحقّق من الاقتباس."}},X={en:ee,...Fe};function te(n){for(let e of n){let t=e.slice(0,2).toLowerCase();if(Object.hasOwn(X,t))return X[t]}return ee}function ne(n,e,t){return(new Intl.PluralRules(t).select(n)==="one"?e.one:e.other).replace("{n}",new Intl.NumberFormat(t).format(n))}function H(n,e){let[t,o]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/o))}var _e="M12 4L2.8 19.5h18.4z M12 10v4.5 M12 17v.2",oe=["bad_question","bad_date","bad_history","bad_request","too_large"];function ie({code:n}){return n==="offline"}function re(n,e,t){let{code:o,retryAfter:r}=n,s=r??0,a=i("button",{type:"button",class:"button",disabled:s>0,onclick:t},e.retry);return s>0&&setTimeout(()=>a.disabled=!1,1e3*s),i("div",{class:"trouble",role:"alert"},g(_e),i("p",{dir:"auto"},Ve(n,e)),!oe.includes(o)&&a)}function Ve({code:n,message:e,retryAfter:t},o){return n==="offline"?navigator.onLine?o.gone:o.offline:n==="too_many_questions"?o.limit.replace("{n}",H(t??1,o.code)):t!==null?o.busy.replace("{n}",H(t,o.code)):oe.includes(n)?e:o.failed}var Ge=2e3;async function se(n,e){for(;!e.aborted;){if(await new Promise(o=>setTimeout(o,Ge)),document.hidden||!navigator.onLine||e.aborted)continue;if(await fetch(n,{signal:e}).then(o=>o.ok,()=>!1))return!e.aborted}return!1}var ae=/\[(?<number>\d+)\]/g,Ue=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,le=/^\s*(?:[-*]|\d+[.)])\s+/;function de(n,e,t,{words:o,language:r},s){let a=e.answered?e.citations:e.nearest,l=new Map(a.map(u=>[String(u.number),Qe(u,t.where(u),o,r,s)])),d=u=>{let f=e.answered&&l.get(u);if(!f)return null;let h=()=>{f.open=!0,f.querySelector("summary").focus()},b=o.citation.replace("{n}",u);return i("button",{type:"button",class:"mark","aria-label":b,onclick:h},u)},c=e.standalone_question,p=u=>i("p",{class:"aside",dir:"auto"},u);return[c!==n&&p(o.searched.replace("{q}",()=>c)),...D(e.answer,e.answerer,d),e.notice&&p(e.notice),!e.answered&&a.length>0&&p(o.nearest),a.length>0&&i("ol",{class:"cards"},...[...l.values()].map(u=>i("li",{},u)))].filter(u=>u instanceof Node)}function D(n,e,t=()=>null){let o=e.includes(":")?Ue:ae,r=s=>i("p",{dir:"auto"},...ce(s,o,t));return o===ae?[r(n)]:n.split(/\n{2,}/).filter(s=>s.trim()).map(s=>{let a=s.split(`
`);if(!a.every(c=>le.test(c)))return r(s);let l=a.map(c=>ce(c.replace(le,""),o,t)),d=/^\s*\d/.test(s)?"ol":"ul";return i(d,{dir:"auto"},...l.map(c=>i("li",{},...c)))})}function ce(n,e,t){let o=[],r=0;for(let s of n.matchAll(e))o.push(n.slice(r,s.index),Ke(s.groups,t)??s[0]),r=s.index+s[0].length;return[...o,n.slice(r)]}function Ke({bold:n,code:e,label:t,address:o,number:r},s){return r?s(r):n?i("strong",{},n):e?i("code",{},e):o?k(o,t??o):null}var R=5;function Qe(n,e,t,o,r){let s=i("details",{part:"citation",dir:"auto",ontoggle:()=>s.open&&r(n)},i("summary",{},i("span",{class:"number"},String(n.number)),i("span",{class:"title"},n.title),n.published?i("time",{dir:"auto"},Je(n.published,o)):null),i("blockquote",{},`“${n.quote}”`),n.correction&&i("p",{},i("strong",{},n.correction)),n.url&&i("p",{class:"site"},ue(n.url)),Ze(n.also_in??[],t.also),k(e,t.read));return s}function Ze(n,e){if(!n.length)return null;let t=n.slice(0,R).map(({title:r,url:s})=>s?`${r} (${ue(s)})`:r),o=n.length>R?` + ${n.length-R}`:"";return i("p",{class:"site"},`${e} ${t.join("; ")}${o}`)}function ue(n){return/^https?:\/\/([^/?#]+)/.exec(n)?.[1]}function k(n,e){return/^https?:\/\//.test(n)?i("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function Je(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var Ye="M7 11v9H4v-9z M7 11l4-8a2 2 0 0 1 2 2v4h6l-2 11H7",Xe="M7 13V4H4v9z M7 13l4 8a2 2 0 0 0 2-2v-4h6L17 4H7",et=1e3;function pe(n,e,t){let o=i("span",{role:"status",class:"told"}),r=i("textarea",{rows:2,maxlength:et,dir:"auto"}),s=async(u,f)=>{let h=await e.judge(n,u,f).then(()=>!0,b=>{if(b instanceof m)return!1;throw b});return o.textContent=h?t.thanks:t.unheard,h},a=async u=>{u&&!await s(-1,u)||(l.hidden=!0,p.focus())},l=i("form",{class:"why",hidden:!0,onsubmit:u=>{u.preventDefault(),a(r.value.trim())}},i("label",{},t.why,r),i("button",{class:"button"},t.tell),i("button",{type:"button",class:"button plain",onclick:()=>{a("")}},t.skip)),d=async(u,f)=>{if(await s(f)){for(let h of[c,p])h.setAttribute("aria-pressed",String(h===u));l.hidden=f===1,l.hidden||r.focus()}},c=w(t.helpful,Ye,()=>{d(c,1)}),p=w(t.unhelpful,Xe,()=>{d(p,-1)});for(let u of[c,p])u.setAttribute("aria-pressed","false");return[c,p,o,l]}function he({answer:n,answered:e,citations:t,nearest:o},r){let s=(e?t:o).map(a=>{let{number:l,title:d,published:c,quote:p}=a,u=[d,c].filter(Boolean).join(", ");return`[${l}] ${u}: “${p}” ${r.where(a)}`});return[n,...s].join(`

`)}var tt="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.5 9.5h5v5h-5z",nt="M9 9h11v11H9z M5 15H4V4h11v1",q=class{constructor(e,t){this.exchange=e;this.chat=t;let o=`question-${e.id}`,r=i("h2",{class:"question",id:o,dir:"auto",tabindex:-1},e.question);e.question.length>120&&r.classList.add("long"),this.element=i("article",{class:"turn","aria-labelledby":o},r,this.#e,this.#t,this.#o),this.show()}exchange;chat;element;#e=i("div",{class:"above"});#t=i("div",{class:"answer"});#o=i("div",{class:"below"});#n=i("div",{class:"draft","aria-hidden":"true"});#i=i("p",{class:"stage"});show(){let{exchange:e,chat:t}=this,{words:o}=t,r=()=>t.retry(e);this.#e.replaceChildren(...t.extensions.flatMap(s=>s.above?.(e,t)??[])),this.#o.replaceChildren(),this.element.dataset.state=e.state,e.state==="asking"?(this.stage({stage:"searching"}),this.#n.replaceChildren(),this.#t.replaceChildren(this.#i,this.#n)):e.answer?(this.#t.replaceChildren(...this.#r()),this.#o.replaceChildren(...t.extensions.flatMap(s=>s.below?.(e,t)??[]))):e.trouble?this.#t.replaceChildren(re(e.trouble,o,r)):this.#t.replaceChildren(i("div",{class:"trouble"},g(tt),i("p",{},o.stopped),i("button",{type:"button",class:"button",onclick:r},o.retry)))}stage(e){let t=ot(e,this.chat.words);this.#i.textContent!==t&&(this.#i.textContent=t,this.chat.tell(t))}said(e,t){this.#i.remove(),this.#n.replaceChildren(...D(e,t))}#r(){let{exchange:e,chat:t}=this,o=e.answer,r=a=>t.opened(a,e);return[...de(e.question,o,t.server,t.options,r),this.#s()]}#s(){let{exchange:e,chat:t}=this,{words:o}=t,r=i("span",{role:"status",class:"told"}),s=i("button",{type:"button",class:"icon","aria-label":o.copy,title:o.copy});return s.append(g(nt)),s.addEventListener("click",async()=>{await navigator.clipboard.writeText(he(e.answer,t.server)),r.textContent=o.copied}),i("div",{class:"tools"},navigator.clipboard&&s,...e.answerId?pe(e.answerId,t.server,o):[],...t.extensions.flatMap(a=>a.tools?.(e,t)??[]),r)}};function ot({stage:n,done:e,of:t},o){return n==="searching"?o.searching:n==="writing"?o.writing:t?o.reading.replace("{n}",String(e??0)).replace("{of}",String(t)):o.readingSome}var it="M5 12h14 M13 6l6 6-6 6";function ge(n,e,t,o){if(!n.articles)return i("section",{class:"welcome empty"},i("h2",{},e.empty),i("p",{class:"lead"},t?e.emptyOwner:e.emptyVisitor),t&&i("a",{class:"button primary",href:"/articles"},e.add));let r=n.starters.map(s=>i("li",{},i("button",{type:"button",class:"starter",onclick:()=>o(s)},i("span",{dir:"auto"},s),g(it))));return i("section",{class:"welcome"},i("h2",{},e.heading),i("p",{class:"lead"},e.promise),i("h3",{},e.try),i("ul",{class:"starters"},...r),i("p",{class:"fresh"},rt(n,e)," · ",i("a",{href:"/articles"},e.browse)))}function rt({articles:n,newest:e,seen:t},o){let r=[ne(n,o.count,o.code)],s=(a,l,d)=>{if(!l)return;let c=new Intl.DateTimeFormat(o.code,{day:"numeric",month:"long",...d});r.push(a.replace(/\{\w+\}/,c.format(new Date(l))))};return s(o.upTo,e,{year:"numeric",timeZone:"UTC"}),s(o.checked,t,{hour:"2-digit",minute:"2-digit"}),r.join(" · ")}var P=class{constructor(e,t,o,r,s,a){this.base=e;this.told=t;this.owner=o;this.words=r;this.store=s;this.extensions=a;this.server=new S(e),this.options=F({language:r.code,title:t.title}),this.frame=new L(r,t.title,()=>this.begin()),this.composer=new T(r,l=>{this.ask(l)},()=>this.stop()),this.#e.setAttribute("aria-label",r.conversation),this.frame.dock.append(...a.flatMap(l=>l.composer?.(this)??[]),this.composer.element,...t.notice?[Y(r)]:[]),this.frame.side.append(...a.flatMap(l=>l.side?.(this)??[])),this.frame.element.append(this.#t),this.frame.element.addEventListener("keydown",l=>{V(l)&&this.composer.box.focus()}),s.onChange(()=>this.#u()),this.show(this.conversation)}base;told;owner;words;store;extensions;server;frame;composer;options;conversation=I();chosen={};#e=i("div",{class:"log",role:"log"});#t=i("p",{class:"unseen",role:"status"});#o=new Map;#n=null;#i=null;show(e){this.#n?.ended.abort(),this.#i?.abort(),this.conversation=e,this.#o.clear(),this.#e.replaceChildren();for(let t of e.exchanges)t.state==="asking"&&(t.state="stopped"),this.#l(t);this.#c(),this.frame.scroll.scrollTop=this.frame.scroll.scrollHeight,this.#d()}begin(){this.show(I()),this.frame.leaveSide(),this.composer.focus()}choose(e){this.chosen=e,this.#d(),this.composer.focus()}async ask(e,t=this.chosen){this.stop();let o=G(e,{...t});this.conversation.exchanges.push(o),this.conversation.title||=e,this.#l(o),this.#c(),await this.#r(o)}retry(e,t=e.chosen){this.stop(),Object.assign(e,{chosen:t,state:"asking",answer:void 0,answerId:void 0,trouble:void 0}),this.#o.get(e.id)?.show(),this.composer.focus(),this.#r(e)}stop(){this.#n?.ended.abort()}tell(e){this.#t.textContent=e}opened(e,t){for(let o of this.extensions)o.opened?.(e,t,this)}async#r(e){let{conversation:t}=this;this.#i?.abort();let o=new AbortController,r={exchange:e,ended:o};this.#n=r,this.#a(t),this.composer.show(!0,!0),this.#o.get(e.id)?.element.scrollIntoView({block:"start"});let s=()=>this.#o.get(e.id);try{e.answer=await _(this.base,{question:e.question,history:K(t,e),chosen:e.chosen},{named:a=>e.answerId=a,stage:a=>s()?.stage(a),said:(a,l)=>s()?.said(a,l)},o.signal),e.state="answered"}catch(a){if(e.state=o.signal.aborted?"stopped":"failed",e.state==="failed"){if(!(a instanceof m))throw a;let{code:l,message:d,retryAfter:c}=a;console.error(`Broadsheet: ${d}`),e.trouble={code:l,message:d,retryAfter:c}}}finally{this.#n===r&&(this.#n=null,this.composer.show(!1,!0)),this.#a(t),this.tell(""),s()?.show()}e.trouble&&ie(e.trouble)&&this.#s(e)}async#s(e){let t=new AbortController;this.#i=t,await se(`${this.base}chat/welcome`,t.signal)&&(this.#n||e.state!=="failed"||!this.#o.has(e.id)||this.retry(e))}#l(e){let t=new q(e,this);this.#o.set(e.id,t),this.#e.append(t.element)}#c(){let e=this.conversation.exchanges.length>0,t=e?this.#e:ge(this.told,this.words,this.owner,o=>{this.composer.focus(),this.ask(o)});this.frame.column.firstChild!==t&&this.frame.column.replaceChildren(t),this.composer.show(this.#n!==null,e)}#a(e){e.changed=new Date().toISOString(),this.store.save(e),this.#d()}#d(){document.title=this.conversation.title?`${this.conversation.title} – ${this.told.title}`:this.told.title;for(let e of this.extensions)e.changed?.(this)}#u(){let e=this.store.load(this.conversation.id);!this.#n&&e&&e.changed!==this.conversation.changed?this.show(e):this.#d()}};var me=`/* The page's color-scheme is what was chosen. */
:host {
  all: initial;
  color-scheme: inherit;
  --bs-ground: light-dark(#fbfaf7, #141517);
  --bs-raised: light-dark(#fff, #1c1d20);
  --bs-text: light-dark(#1a1b1d, #ececea);
  --bs-muted: light-dark(#5b5d62, #a8aab0);
  --bs-line: light-dark(#dfdcd4, #34363b);
  --bs-tint: light-dark(#f1efe9, #232529);
  --bs-accent: light-dark(#1d4f91, #a3c7f7);
  --bs-on-accent: light-dark(#fff, #10233d);
  --bs-mark: light-dark(#fdf0b8, #4a3f14);
  --bs-font: system-ui, sans-serif;
  --bs-serif: "Iowan Old Style", "Palatino Linotype", Georgia, "Liberation Serif", serif;
  --bs-radius: 12px;
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
`;var fe=`:host {
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
`;var lt={quote:"Quote {n} of {of}",previous:"Previous quote",next:"Next quote",original:"Read the original",page:"Open on its own page",ask:"Ask about this article",copy:"Copy the quote",copied:"Copied",also:"Also in:",correction:"Correction",loading:"Fetching the article …",moved:"This article has changed since the answer. The quoted sentence still stands in it.",lost:"This article has changed since the answer. The quoted sentence no longer stands in it:",withdrawn:"This article is no longer here: it was withdrawn or removed after the answer.",failed:"The article cannot be fetched just now.",retry:"Try again",news:"News",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising"},ct={it:{quote:"Citazione {n} di {of}",previous:"Citazione precedente",next:"Citazione successiva",original:"Leggi l’originale",page:"Apri in una pagina propria",ask:"Chiedi su questo articolo",copy:"Copia la citazione",copied:"Copiato",also:"Anche in:",correction:"Rettifica",loading:"Carico l’articolo …",moved:"L’articolo è cambiato dopo la risposta. La frase citata c’è ancora.",lost:"L’articolo è cambiato dopo la risposta. La frase citata non c’è più:",withdrawn:"L’articolo non c’è più: è stato ritirato o rimosso dopo la risposta.",failed:"Al momento non è possibile caricare l’articolo.",retry:"Riprova",news:"Notizia",opinion:"Opinione",analysis:"Analisi",advertising:"Pubblicità"},de:{quote:"Zitat {n} von {of}",previous:"Voriges Zitat",next:"Nächstes Zitat",original:"Original lesen",page:"Auf eigener Seite öffnen",ask:"Zu diesem Artikel fragen",copy:"Zitat kopieren",copied:"Kopiert",also:"Auch in:",correction:"Berichtigung",loading:"Der Artikel wird geholt …",moved:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht noch darin.",lost:"Dieser Artikel hat sich seit der Antwort geändert. Der zitierte Satz steht nicht mehr darin:",withdrawn:"Diesen Artikel gibt es nicht mehr: Er wurde nach der Antwort zurückgezogen oder entfernt.",failed:"Der Artikel lässt sich gerade nicht holen.",retry:"Noch einmal versuchen",news:"Nachricht",opinion:"Meinung",analysis:"Analyse",advertising:"Werbung"},fr:{quote:"Citation {n} sur {of}",previous:"Citation précédente",next:"Citation suivante",original:"Lire l’original",page:"Ouvrir sur sa propre page",ask:"Interroger cet article",copy:"Copier la citation",copied:"Copié",also:"Aussi dans :",correction:"Rectificatif",loading:"Chargement de l’article …",moved:"Cet article a changé depuis la réponse. La phrase citée s’y trouve encore.",lost:"Cet article a changé depuis la réponse. La phrase citée ne s’y trouve plus :",withdrawn:"Cet article n’est plus là : il a été retiré ou supprimé après la réponse.",failed:"L’article ne peut pas être chargé pour le moment.",retry:"Réessayer",news:"Information",opinion:"Opinion",analysis:"Analyse",advertising:"Publicité"},es:{quote:"Cita {n} de {of}",previous:"Cita anterior",next:"Cita siguiente",original:"Leer el original",page:"Abrir en su propia página",ask:"Preguntar sobre este artículo",copy:"Copiar la cita",copied:"Copiado",also:"También en:",correction:"Corrección",loading:"Cargando el artículo …",moved:"Este artículo ha cambiado desde la respuesta. La frase citada sigue en él.",lost:"Este artículo ha cambiado desde la respuesta. La frase citada ya no está en él:",withdrawn:"Este artículo ya no está: fue retirado o eliminado después de la respuesta.",failed:"No se puede cargar el artículo en este momento.",retry:"Reintentar",news:"Noticia",opinion:"Opinión",analysis:"Análisis",advertising:"Publicidad"},ar:{quote:"الاقتباس {n} من {of}",previous:"الاقتباس السابق",next:"الاقتباس التالي",original:"اقرأ الأصل",page:"افتح في صفحة مستقلة",ask:"اسأل عن هذا المقال",copy:"انسخ الاقتباس",copied:"تم النسخ",also:"أيضًا في:",correction:"تصحيح",loading:"جارٍ جلب المقال …",moved:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة ما زالت فيه.",lost:"تغيّر هذا المقال بعد الإجابة. الجملة المقتبسة لم تعد فيه:",withdrawn:"لم يعد هذا المقال موجودًا: سُحب أو حُذف بعد الإجابة.",failed:"لا يمكن جلب المقال الآن.",retry:"أعد المحاولة",news:"خبر",opinion:"رأي",analysis:"تحليل",advertising:"إعلان"}};function be(n){return ct[n.split("-")[0]]??lt}var dt="M15 5l-7 7 7 7",ut="M9 5l7 7-7 7";function we(n,e,t){return new j(n,e,t).element}var j=class{constructor(e,t,o){this.options=o;let r=this.#e=be(o.language);this.#t=t.length?t:[e],this.#a=Math.max(0,this.#t.indexOf(e)),this.#l=ye(r.previous,dt,()=>this.#d(-1)),this.#c=ye(r.next,ut,()=>this.#d(1));let s=this.#t.length>1,a=this.element.attachShadow({mode:"open"});a.adoptedStyleSheets=[C(fe)],a.append(i("div",{class:"turning",hidden:!s},this.#n,this.#l,this.#c),this.#i,this.#r,this.#s),this.#u()}options;element=i("div",{class:"source"});#e;#t;#o=new Map;#n=i("p",{class:"place",role:"status"});#i=i("div",{class:"head"});#r=i("div",{class:"body",tabindex:-1});#s=i("div",{class:"acts"});#l;#c;#a;#d(e){this.#a=Math.min(Math.max(this.#a+e,0),this.#t.length-1),this.#u()}async#u(){let e=this.#t[this.#a],t=this.#e;this.#n.textContent=t.quote.replace("{n}",String(this.#a+1)).replace("{of}",String(this.#t.length)),this.#l.setAttribute("aria-disabled",String(this.#a===0)),this.#c.setAttribute("aria-disabled",String(this.#a===this.#t.length-1)),this.#o.has(e.article_id)||(this.#i.replaceChildren(i("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#r.replaceChildren(i("p",{class:"told",role:"status"},t.loading)));let o;try{o=await this.#p(e.article_id)}catch{this.#o.delete(e.article_id),e===this.#t[this.#a]&&this.#h();return}e===this.#t[this.#a]&&(o?this.#m(e,o):this.#g(e))}#p(e){let t=this.#o.get(e)??pt(`${this.options.base}api/articles/${e}`);return this.#o.set(e,t),t}#h(){let e=this.#e,t=i("button",{type:"button",class:"act"},e.retry);t.addEventListener("click",()=>{this.#u()}),this.#r.replaceChildren(i("p",{class:"told",role:"alert"},e.failed),t)}#g(e){this.#i.replaceChildren(i("h3",{dir:"auto"},e.title)),this.#s.replaceChildren(),this.#r.replaceChildren(i("p",{class:"told",role:"alert"},this.#e.withdrawn))}#m(e,t){let o=this.#e,[r,s]=this.#f(e,t),a=this.#t.filter(h=>h!==e&&h.article_id===t.id).map(h=>ve(t.text,h)),{nodes:l,mark:d}=mt(t,r,a),c=t.language??"",p=t.correction??e.correction;this.#i.replaceChildren(i("h3",{dir:"auto",lang:c},t.title),i("p",{class:"about"},...this.#b(t))),this.#s.replaceChildren(...this.#v(e,t));let u=[p&&i("p",{class:"notice",dir:"auto"},i("strong",{},`${o.correction}: `),p),s&&i("p",{class:"notice",role:"status"},s),!r&&i("blockquote",{dir:"auto",lang:c},e.quote)].filter(h=>h instanceof Node),f=this.#y(e);this.#r.replaceChildren(...u,i("article",{class:"text",dir:"auto",lang:c},...l),...f?[f]:[]),this.#r.scrollTop=d?gt(d,this.#r):0}#f(e,t){let o=ve(t.text,e);return o?[o,o.moved?this.#e.moved:""]:[null,this.#e.lost]}#b({kind:e,author:t,published:o,url:r,source:s}){let a=this.#e,l=e&&e!=="news"&&e in a?a[e]:e;return[e&&e!=="news"&&i("span",{class:"kind"},String(l)),t&&i("bdi",{},t),o&&i("time",{datetime:o},bt(o,this.options.language)),i("bdi",{},xe(r)??s)].filter(c=>c instanceof Node).flatMap((c,p)=>p?[" · ",c]:[c])}#v(e,t){let{base:o,ask:r}=this.options,s=this.#e,a=e.deep_link??t.url,{article_id:l,start:d,end:c}=e,p=`${o}article/${l}?start=${d}&end=${c}#quote`,u=i("button",{type:"button",class:"act",onclick:()=>{navigator.clipboard.writeText(e.quote).then(()=>{u.textContent=s.copied,setTimeout(()=>u.textContent=s.copy,2e3)})}},s.copy),{id:f,title:h}=t;return[r&&i("button",{type:"button",class:"act main",onclick:()=>r({id:f,title:h})},s.ask),a&&k(a,s.original),navigator.clipboard&&u,i("a",{href:p,target:"_blank",rel:"noopener"},s.page)].filter(b=>b instanceof Node)}#y({also_in:e}){if(!e?.length)return null;let t=e.map(({title:o,url:r})=>i("li",{dir:"auto"},r?k(r,o):o,r?` · ${xe(r)}`:""));return i("section",{class:"also"},i("h4",{},this.#e.also),i("ul",{},...t))}};async function pt(n){let e=await fetch(n,{credentials:"same-origin"});if(e.status===404||e.status===410)return null;if(!e.ok)throw new Error(`status ${e.status}`);return await e.json()}function ve(n,{quote:e,start:t}){let o=ht(n,t);if(n.startsWith(e,o))return{start:o,end:o+e.length,moved:!1};let r=e?n.indexOf(e):-1;return r<0?null:{start:r,end:r+e.length,moved:!0}}function ht(n,e){let t=0;for(let o=0;o<e&&t<n.length;o+=1)t+=n.codePointAt(t)>65535?2:1;return t}function gt(n,e){let t=n.getBoundingClientRect().top-e.getBoundingClientRect().top,o=e.clientHeight-n.getBoundingClientRect().height;return e.scrollTop+t-Math.max(24,o/2)}function mt({text:n,title:e},t,o){let r=t&&i("mark",{id:"quote"}),s=[...t?[{...t,node:r}]:[],...o.filter(d=>d!==null).map(d=>({...d,node:i("mark",{class:"other"})}))].sort((d,c)=>d.start-c.start),a=[],l=n.startsWith(e)?e.length+ft(n,e.length):0;s.some(({start:d})=>d<l)&&(l=0);for(let{start:d,end:c,node:p}of s)t&&p!==r&&d<t.end&&c>t.start||d<l||(p.textContent=n.slice(d,c),a.push(n.slice(l,d),p),l=c);return{nodes:[...a,n.slice(l)],mark:r}}function ft(n,e){return n.length-e-n.slice(e).trimStart().length}function ye(n,e,t){return i("button",{type:"button",class:"turn","aria-label":n,title:n,onclick:t},g(e))}function xe(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n??"")?.[1]}function bt(n,e){return new Intl.DateTimeFormat(e,{dateStyle:"long",timeZone:"UTC"}).format(new Date(n))}var ke={composer(n){let e=new URL(location.href),t=e.searchParams.get("article");return t&&(e.searchParams.delete("article"),history.replaceState(history.state,"",e),vt(n,t)),null},opened(n,e,t){let{answer:o}=e;if(!o)return;let r=we(n,o.answered?o.citations:o.nearest,{base:t.base,language:t.words.code,ask:({id:s,title:a})=>{t.frame.closePanel(),t.choose({...t.chosen,article:s,headline:a})}});t.frame.openPanel(r,t.words.source)}};async function vt(n,e){let t=await fetch(`${n.base}api/articles/${encodeURIComponent(e)}`).catch(()=>null);if(!t?.ok)return;let{title:o}=await t.json();n.choose({...n.chosen,article:e,headline:o})}var yt=[ke],xt="#broadsheet",wt=2e3;function kt(){return new Promise(n=>{let e=()=>{let o=document.querySelector(xt);return o&&n(o),o!==null};if(e())return;let t=new MutationObserver(()=>e()&&t.disconnect());t.observe(document.documentElement,{childList:!0,subtree:!0})})}async function Ct(n){for(;;){let e=await fetch(n).catch(()=>null);if(e?.ok)return await e.json();await new Promise(t=>setTimeout(t,wt))}}function St({code:n,dir:e}){let t=document.documentElement,o=()=>{t.lang!==n&&(t.lang=n),t.dir!==e&&(t.dir=e)};o(),new MutationObserver(o).observe(t,{attributeFilter:["lang","dir"]})}async function At(){M();let n=te(navigator.languages);St(n);let[e,t,o]=await Promise.all([Ct("chat/welcome"),fetch("api/me").then(d=>d.ok?d.json():{owner:!1}),kt()]),r=document.createElement("div"),s=r.attachShadow({mode:"open"});s.adoptedStyleSheets=[C(me)];let a=new URL(".",document.baseURI).href,l=new P(a,e,t.owner,n,new z,yt);s.append(l.frame.element),o.append(r),l.composer.focus()}At();
