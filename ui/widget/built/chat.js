function r(n,e={},...t){let o=document.createElement(n);for(let[s,i]of Object.entries(e))typeof i=="function"?o.addEventListener(s.slice(2),i):i!==!1&&o.setAttribute(s,i===!0?"":String(i));return o.append(...t.filter(s=>!!s)),o}function h(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function D(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}var H={en:{code:"en",dir:"ltr",title:"Ask the articles",offline:"The server cannot be reached just now."},de:{code:"de",dir:"ltr",title:"Fragen Sie die Artikel",offline:"Der Server ist gerade nicht erreichbar."},fr:{code:"fr",dir:"ltr",title:"Interrogez les articles",offline:"Le serveur est injoignable pour le moment."},es:{code:"es",dir:"ltr",title:"Pregunte a los artículos",offline:"Ahora no se puede acceder al servidor."},ar:{code:"ar",dir:"rtl",title:"اسأل المقالات",offline:"لا يمكن الوصول إلى الخادم الآن."}},fe={en:{greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",read:"Read it there",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy"},de:{greeting:"Jede Antwort zitiert den Satz, auf dem sie beruht.",upTo:"Artikel bis {day}",checked:"nachgesehen {time}",conversation:"Gespräch",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",close:"Schließen",again:"Neues Gespräch",searching:"Die Artikel werden durchsucht …",searched:"Gesucht wurde „{q}“",citation:"Zitat {n}",nearest:"Am nächsten kam:",summarise:"„{title}“ zusammenfassen",read:"Dort lesen",also:"Auch in:",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",pending:"Ihre anderen Fragen werden noch beantwortet.",failed:"Auf dem Server ist etwas schiefgegangen.",refused:"Auf dieser Seite gibt es den Chat nicht.",privacy:"Datenschutz"},fr:{greeting:"Chaque réponse cite la phrase sur laquelle elle repose.",upTo:"Articles jusqu’au {day}",checked:"vérifiés le {time}",conversation:"Conversation",question:"Votre question",send:"Demander",stop:"Arrêter",close:"Fermer",again:"Nouvelle conversation",searching:"Recherche dans les articles …",searched:"Recherche : « {q} »",citation:"Citation {n}",nearest:"Le plus proche :",summarise:"Résumer « {title} »",read:"Lire sur place",also:"Aussi dans :",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",busy:"Beaucoup de questions sont posées. Réessayez dans {n}.",pending:"Vos autres questions sont encore en cours de traitement.",failed:"Une erreur s’est produite sur le serveur.",refused:"Le chat n’est pas disponible sur cette page.",privacy:"Confidentialité"},es:{greeting:"Cada respuesta cita la frase en la que se basa.",upTo:"Artículos hasta el {day}",checked:"revisados el {time}",conversation:"Conversación",question:"Su pregunta",send:"Preguntar",stop:"Detener",close:"Cerrar",again:"Nueva conversación",searching:"Buscando en los artículos …",searched:"Se buscó «{q}»",citation:"Cita {n}",nearest:"Lo más cercano:",summarise:"Resumir «{title}»",read:"Leerlo allí",also:"También en:",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",pending:"Todavía se están respondiendo sus otras preguntas.",failed:"Algo ha fallado en el servidor.",refused:"El chat no está disponible en esta página.",privacy:"Privacidad"},ar:{greeting:"كل إجابة تقتبس الجملة التي تستند إليها.",upTo:"مقالات حتى {day}",checked:"آخر تحقق {time}",conversation:"المحادثة",question:"سؤالك",send:"اسأل",stop:"إيقاف",close:"إغلاق",again:"محادثة جديدة",searching:"جارٍ البحث في المقالات …",searched:"تم البحث عن «⁨{q}⁩»",citation:"اقتباس {n}",nearest:"الأقرب إلى سؤالك:",summarise:"لخّص «⁨{title}⁩»",read:"اقرأها في موضعها",also:"ورد أيضًا في:",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",pending:"ما زالت أسئلتك الأخرى قيد الإجابة.",failed:"حدث خطأ في الخادم.",refused:"المحادثة غير متاحة في هذه الصفحة.",privacy:"الخصوصية"}};function j(n){let e=be(n);return{...H[e],...fe[e]}}function be(n){let e=n.slice(0,2).toLowerCase();return Object.hasOwn(H,e)?e:"en"}function B(n){let e=ve(n),t=j(e);return{title:n.title??t.title,greeting:n.greeting??t.greeting,starters:xe(n.starters??"[]"),language:e,words:t,persist:ye("persist",n.persist,"session",we("none","session","local")),pageContext:L(n.pageContext,!0),followUps:L(n.followUps,!0),feedback:L(n.feedback,!0),privacy:n.privacy??"",newest:n.newest??"",seen:n.seen??""}}function ve(n){return n.language??(document.documentElement.lang||navigator.language)}function ye(n,e,t,o){return e===void 0||o(e)?e??t:(console.warn(`Broadsheet: data-${n} cannot be "${e}"`),t)}function we(...n){return e=>n.includes(e)}function L(n,e){return n===void 0?e:!["off","false","no"].includes(n)}function xe(n){try{let e=JSON.parse(n);if(Array.isArray(e))return e.map(String)}catch{}return console.warn(`Broadsheet: starters are no JSON list of questions: ${n}`),[]}var p=class extends Error{constructor(t,o,s=null){super(o);this.code=t;this.retryAfter=s}code;retryAfter},k=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:o,end:s,deep_link:i}=e;return i??`${this.base}article/${t}?start=${o}&end=${s}#quote`}async ask(e,t,o){let s=await this.#t("embed/ask",e,o),i=s.headers.get("X-Answer-Id")??"",a="",l="";for await(let[u,c]of P(s,o))if(u==="meta")l=c.answerer;else if(u==="token")t(a+=c.text,l);else{if(u==="error")throw new p(c.code,c.message,c.retry_after);if(u==="done")return{id:i,answer:c}}throw new p("offline","the answer ended before it was whole")}async judge(e,t,o=""){await this.#n("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:o})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#n("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#t(e,t,o){let s=async()=>(this.#e||=await this.#o(o),this.#n(e,{method:"POST",signal:o,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(i){if(!(i instanceof p&&i.code==="session_over"))throw i;return this.#e="",s()}}async#o(e){let t=await this.#n("embed/session",{method:"POST",signal:e}),{token:o}=await t.json();return o}#n(e,t){return S(this.base+e,{...t,credentials:"omit"})}};async function S(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new p("offline",String(a))}if(t.ok)return t;let o=await ke(t),s=Number(t.headers.get("Retry-After")),i=t.status===429||t.status===503;throw new p(o.code,o.message,i?s||5:null)}async function ke(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*P(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),o="";try{for(;;){let{done:s,value:i}=await t.read().catch(l=>{throw e.aborted?l:new p("offline",String(l))});if(s)return;let a=(o+i).split(`

`);o=a.pop()??"";for(let l of a){let[u,c]=l.split(`
`);c&&(yield[u.slice(7),JSON.parse(c.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var Se=4e4;async function F(n,e,t,o){let s=new AbortController,i=0,a=()=>{clearTimeout(i),i=setTimeout(()=>s.abort(),Se)};a();try{return await Ce(n,e,t,AbortSignal.any([o,s.signal]),a)}catch(l){throw s.signal.aborted&&!o.aborted?new p("offline","no sign of the server"):l}finally{clearTimeout(i)}}async function Ce(n,{question:e,history:t,chosen:o},s,i,a){let{headline:l,...u}=o,c=await S(`${n}gradio_api/call/ask`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({data:[{question:e,history:t,...u}]}),signal:i}),{event_id:g}=await c.json(),d=await S(`${n}gradio_api/call/ask/${g}`,{signal:i}),m="",f="";for await(let[v,me]of P(d,i)){if(a(),v==="error")break;if(v==="generating")for(let{event:w,data:b}of me[0])if(w==="meta")f=b.answerer,s.named(b.answer_id??"");else if(w==="stage")s.stage(b);else if(w==="token")s.said(m+=b.text,f);else{if(w==="error")throw new p(b.code,b.message,b.retry_after);if(w==="done")return b}}throw new p("offline","the answer ended before it was whole")}var Te="M12 19V5 M6 11l6-6 6 6",Ae="M7 7h10v10H7z",Ee=2e3,C=class{constructor(e,t,o){this.words=e;this.box.setAttribute("aria-label",e.question),this.element=r("form",{class:"composer",onsubmit:i=>{i.preventDefault(),this.#t?o():s(),this.focus()}},this.box,this.#e);let s=()=>{let i=this.box.value.trim();i&&(this.box.value="",t(i))};this.box.addEventListener("keydown",i=>{i.key==="Escape"&&this.#t&&(i.preventDefault(),o()),!(i.key!=="Enter"||i.shiftKey||i.isComposing)&&(i.preventDefault(),this.#t||s())}),this.show(!1,!1)}words;element;box=r("textarea",{rows:1,maxlength:Ee,dir:"auto",enterkeyhint:"send"});#e=r("button",{class:"send"});#t=!1;show(e,t){this.#t=e;let{words:o}=this,s=e?o.stop:o.send;this.#e.replaceChildren(h(e?Ae:Te)),this.#e.setAttribute("aria-label",s),this.#e.title=s,this.#e.classList.toggle("stop",e),this.box.placeholder=t?o.next:o.ask}focus(){matchMedia("(hover: none) and (pointer: coarse)").matches||this.box.focus({preventScroll:!0})}write(e){this.box.value=e,this.box.focus()}};function $(n){if(n.ctrlKey||n.metaKey||n.altKey||n.isComposing||[...n.key].length!==1||n.key===" ")return!1;let e=n.composedPath()[0];return!(e instanceof HTMLElement&&e.closest("input, textarea, select, [contenteditable]"))}var T=class{#e=new Map;list(){return[...this.#e.values()].sort((e,t)=>e.changed<t.changed?1:-1)}load(e){return this.#e.get(e)??null}save(e){this.#e.set(e.id,e)}remove(e){this.#e.delete(e)}onChange(){}};function N(){let n=new Date().toISOString();return{id:V(),title:"",begun:n,changed:n,exchanges:[]}}function _(n,e){return{id:V(),question:n,asked:new Date().toISOString(),chosen:e,state:"asking"}}function V(){return[...crypto.getRandomValues(new Uint8Array(12))].map(n=>n.toString(16).padStart(2,"0")).join("")}var Me=10;function G({exchanges:n},e){return n.slice(0,n.indexOf(e)).filter(o=>o.answer).slice(-Me).flatMap(({question:o,answer:s})=>[{role:"user",content:o},{role:"assistant",content:s.answer}])}var O="broadsheet theme",A=["auto","light","dark"],ze={auto:"M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",light:"M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",dark:"M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z"};function E(){let n=localStorage.getItem(O),e=n&&A.includes(n)?n:"auto";return document.documentElement.dataset.theme=e,e}function U(n){let e=r("button",{type:"button",class:"icon"}),t=()=>{let o=E(),s=`${n.theme}: ${n[o]}`;e.replaceChildren(h(ze[o])),e.setAttribute("aria-label",s),e.title=s};return e.addEventListener("click",()=>{let o=A[(A.indexOf(E())+1)%A.length];localStorage.setItem(O,o),t()}),addEventListener("storage",({key:o})=>o===O&&t()),t(),e}var qe="M4 6h16 M4 12h16 M4 18h16",Le="M4 20h4L19 9l-4-4L4 16z M13 7l4 4",Pe="M6 6l12 12 M18 6L6 18",Ne="M5 4h11v16H5z M16 8h3v10a2 2 0 0 1-3 2 M8 8h5 M8 12h5 M8 16h3",y="(width < 900px)",M=class{constructor(e,t,o){this.words=e;this.side.setAttribute("aria-label",e.conversations),this.#t=x(e.menu,qe,()=>this.showSide(this.#s)),this.#t.setAttribute("aria-controls","side"),this.#t.classList.add("menu"),this.#o.addEventListener("click",()=>this.#a()),this.scroll.append(this.column),this.element=r("div",{class:"page",dir:e.dir,lang:e.code,onkeydown:(s=>this.#l(s))},r("header",{},this.#t,r("h1",{},r("a",{class:"name",href:"/"},r("bdi",{},t))),r("div",{class:"actions"},K(r("button",{type:"button",onclick:o}),e.again,Le),K(r("a",{href:"/articles"}),e.articles,Ne),U(e))),this.side,r("div",{class:"reading"},this.scroll,this.dock),this.#e,this.#o),this.showSide(!matchMedia(y).matches&&localStorage.getItem("broadsheet side")!=="hidden",!1),matchMedia(y).addEventListener("change",({matches:s})=>this.showSide(!s,!1))}words;element;side=r("nav",{class:"side",id:"side"});scroll=r("div",{class:"scroll",tabindex:-1});column=r("div",{class:"column"});dock=r("div",{class:"dock"});#e=r("section",{class:"panel",hidden:!0});#t;#o=r("div",{class:"veil",hidden:!0});#n=null;#r=()=>{};get#s(){return this.element.classList.contains("without-side")}showSide(e,t=!0){let o=matchMedia(y).matches;this.element.classList.toggle("without-side",!e),this.side.inert=!e,this.#t.setAttribute("aria-expanded",String(e)),this.#i(),t&&(o?e?this.side.querySelector("button, a, input")?.focus():this.#t.focus():localStorage.setItem("broadsheet side",e?"shown":"hidden"))}leaveSide(){matchMedia(y).matches&&this.showSide(!1,!1)}openPanel(e,t,o=()=>{}){this.#e.hidden&&(this.#n=Oe(this.element)),this.#r=o,this.#e.setAttribute("aria-label",t),this.#e.replaceChildren(r("div",{class:"panel-head"},r("h2",{},t),x(this.words.close,Pe,()=>this.closePanel())),r("div",{class:"panel-body"},e)),this.#e.hidden=!1,this.element.classList.add("with-panel"),this.#i(),this.#e.querySelector(".panel-head button").focus()}closePanel(){this.#e.hidden||(this.#e.hidden=!0,this.#e.replaceChildren(),this.element.classList.remove("with-panel"),this.#i(),this.#r(),this.#n?.isConnected&&this.#n.focus())}#i(){let t=matchMedia(y).matches&&(!this.#s||!this.#e.hidden);this.#o.hidden=!t;for(let o of this.element.querySelectorAll(":scope > .reading"))o.inert=t}#a(){this.#e.hidden?this.showSide(!1):this.closePanel()}#l(e){if(e.key!=="Escape"||e.defaultPrevented)return;let t=matchMedia(y).matches;if(!this.#e.hidden)this.closePanel();else if(t&&!this.#s)this.showSide(!1);else return;e.preventDefault()}};function Oe(n){return n.getRootNode().activeElement}function x(n,e,t){return r("button",{type:"button",class:"icon","aria-label":n,title:n,onclick:t},h(e))}function K(n,e,t){return n.classList.add("action"),n.append(h(t),r("span",{},e)),n.title=e,n}var Q="broadsheet notice";function J(n){let e=r("p",{class:"fine"},n.fine);if(localStorage.getItem(Q))return e;let t=r("section",{class:"notice","aria-label":n.notice.split(".")[0]},r("p",{},n.notice),r("button",{type:"button",class:"button",onclick:()=>{localStorage.setItem(Q,new Date().toISOString()),t.replaceWith(e)}},n.understood));return t}var Z={code:"en",dir:"ltr",ask:"Ask the articles",next:"Ask another question",question:"Your question",send:"Ask",stop:"Stop",conversation:"Conversation",conversations:"Conversations",again:"New conversation",articles:"Articles",theme:"Appearance",auto:"as the system",light:"light",dark:"dark",menu:"Show or hide conversations",close:"Close",source:"Source",heading:"What would you like to know?",promise:"Every answer quotes the sentence it rests on.",count:{one:"{n} article",other:"{n} articles"},upTo:"up to {day}",checked:"checked {time}",try:"Try one of these",browse:"Browse the articles",empty:"There are no articles yet.",emptyOwner:"Add the first ones, and questions can be asked at once.",emptyVisitor:"Please come back later.",add:"Add articles",searching:"Searching the articles …",reading:"Reading {n} of {of} …",readingSome:"Reading …",writing:"Writing …",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",cut:"The page was left before the answer came.",offline:"You seem to be offline. The question is kept.",gone:"The server cannot be reached just now. The question is kept and asked again as soon as it is back.",busy:"Many questions are being asked just now. Try again in {n}.",limit:"That were many questions in a short time. You can ask again in {n}.",failed:"Something went wrong on the server. The question is kept.",notice:"You are asking a computer program (AI). It looks for answers in the articles and quotes them. It can be wrong: check the quote.",understood:"Understood",fine:"Answers come from a program and can be wrong. Check the quote."},Ie={de:{code:"de",dir:"ltr",ask:"Fragen Sie die Artikel",next:"Weitere Frage stellen",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",conversation:"Gespräch",conversations:"Gespräche",again:"Neues Gespräch",articles:"Artikel",theme:"Darstellung",auto:"wie das System",light:"hell",dark:"dunkel",menu:"Gespräche zeigen oder verbergen",close:"Schließen",source:"Quelle",heading:"Was möchten Sie wissen?",promise:"Jede Antwort zitiert den Satz, auf dem sie beruht.",count:{one:"{n} Artikel",other:"{n} Artikel"},upTo:"bis {day}",checked:"nachgesehen {time}",try:"Zum Beispiel",browse:"In den Artikeln blättern",empty:"Es gibt noch keine Artikel.",emptyOwner:"Fügen Sie die ersten hinzu, dann kann sofort gefragt werden.",emptyVisitor:"Bitte schauen Sie später wieder vorbei.",add:"Artikel hinzufügen",searching:"Die Artikel werden durchsucht …",reading:"{n} von {of} gelesen …",readingSome:"Es wird gelesen …",writing:"Es wird geschrieben …",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",cut:"Die Seite wurde verlassen, bevor die Antwort kam.",offline:"Sie sind anscheinend offline. Die Frage bleibt erhalten.",gone:"Der Server ist gerade nicht erreichbar. Die Frage bleibt erhalten und wird noch einmal gestellt, sobald er wieder da ist.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",limit:"Das waren viele Fragen in kurzer Zeit. In {n} können Sie wieder fragen.",failed:"Auf dem Server ist etwas schiefgegangen. Die Frage bleibt erhalten.",notice:"Sie fragen ein Computerprogramm (KI). Es sucht Antworten in den Artikeln und zitiert sie. Es kann sich irren: Prüfen Sie das Zitat.",understood:"Verstanden",fine:"Antworten kommen von einem Programm und können falsch sein. Prüfen Sie das Zitat."},it:{code:"it",dir:"ltr",ask:"Chiedi agli articoli",next:"Fai un’altra domanda",question:"La tua domanda",send:"Chiedi",stop:"Ferma",conversation:"Conversazione",conversations:"Conversazioni",again:"Nuova conversazione",articles:"Articoli",theme:"Aspetto",auto:"come il sistema",light:"chiaro",dark:"scuro",menu:"Mostra o nascondi le conversazioni",close:"Chiudi",source:"Fonte",heading:"Che cosa vorresti sapere?",promise:"Ogni risposta cita la frase su cui si basa.",count:{one:"{n} articolo",other:"{n} articoli"},upTo:"fino al {day}",checked:"controllati {time}",try:"Per esempio",browse:"Sfoglia gli articoli",empty:"Non ci sono ancora articoli.",emptyOwner:"Aggiungi i primi e si potrà subito chiedere.",emptyVisitor:"Torna più tardi, per favore.",add:"Aggiungi articoli",searching:"Ricerca negli articoli …",reading:"Lettura: {n} di {of} …",readingSome:"Lettura …",writing:"Scrittura …",copy:"Copia",copied:"Copiato",helpful:"Utile",unhelpful:"Non utile",why:"Che cosa non andava? (facoltativo)",tell:"Invia",skip:"Salta",thanks:"Grazie.",unheard:"Non è arrivato.",retry:"Riprova",stopped:"Fermata.",cut:"La pagina è stata lasciata prima che arrivasse la risposta.",offline:"Sembra che tu sia offline. La domanda è conservata.",gone:"Il server non è raggiungibile in questo momento. La domanda è conservata e sarà ripetuta appena torna.",busy:"In questo momento arrivano molte domande. Riprova tra {n}.",limit:"Sono state molte domande in poco tempo. Potrai chiedere di nuovo tra {n}.",failed:"Qualcosa è andato storto sul server. La domanda è conservata.",notice:"Stai chiedendo a un programma (IA). Cerca le risposte negli articoli e li cita. Può sbagliare: controlla la citazione.",understood:"Ho capito",fine:"Le risposte vengono da un programma e possono essere sbagliate. Controlla la citazione."},fr:{code:"fr",dir:"ltr",ask:"Interrogez les articles",next:"Posez une autre question",question:"Votre question",send:"Demander",stop:"Arrêter",conversation:"Conversation",conversations:"Conversations",again:"Nouvelle conversation",articles:"Articles",theme:"Apparence",auto:"comme le système",light:"claire",dark:"sombre",menu:"Afficher ou masquer les conversations",close:"Fermer",source:"Source",heading:"Que souhaitez-vous savoir ?",promise:"Chaque réponse cite la phrase sur laquelle elle repose.",count:{one:"{n} article",other:"{n} articles"},upTo:"jusqu’au {day}",checked:"vérifiés le {time}",try:"Par exemple",browse:"Parcourir les articles",empty:"Il n’y a pas encore d’articles.",emptyOwner:"Ajoutez les premiers, et l’on pourra aussitôt poser des questions.",emptyVisitor:"Revenez un peu plus tard.",add:"Ajouter des articles",searching:"Recherche dans les articles …",reading:"Lecture : {n} sur {of} …",readingSome:"Lecture …",writing:"Rédaction …",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",cut:"La page a été quittée avant que la réponse n’arrive.",offline:"Vous semblez hors ligne. La question est conservée.",gone:"Le serveur est injoignable pour le moment. La question est conservée et sera reposée dès son retour.",busy:"Beaucoup de questions sont posées en ce moment. Réessayez dans {n}.",limit:"Cela fait beaucoup de questions en peu de temps. Vous pourrez en poser d’autres dans {n}.",failed:"Une erreur s’est produite sur le serveur. La question est conservée.",notice:"Vous interrogez un programme (IA). Il cherche les réponses dans les articles et les cite. Il peut se tromper : vérifiez la citation.",understood:"J’ai compris",fine:"Les réponses viennent d’un programme et peuvent être fausses. Vérifiez la citation."},es:{code:"es",dir:"ltr",ask:"Pregunte a los artículos",next:"Haga otra pregunta",question:"Su pregunta",send:"Preguntar",stop:"Detener",conversation:"Conversación",conversations:"Conversaciones",again:"Nueva conversación",articles:"Artículos",theme:"Aspecto",auto:"como el sistema",light:"claro",dark:"oscuro",menu:"Mostrar u ocultar las conversaciones",close:"Cerrar",source:"Fuente",heading:"¿Qué le gustaría saber?",promise:"Cada respuesta cita la frase en la que se basa.",count:{one:"{n} artículo",other:"{n} artículos"},upTo:"hasta el {day}",checked:"revisados el {time}",try:"Por ejemplo",browse:"Hojear los artículos",empty:"Todavía no hay artículos.",emptyOwner:"Añada los primeros y se podrá preguntar enseguida.",emptyVisitor:"Vuelva más tarde, por favor.",add:"Añadir artículos",searching:"Buscando en los artículos …",reading:"Leyendo {n} de {of} …",readingSome:"Leyendo …",writing:"Escribiendo …",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",cut:"Se dejó la página antes de que llegara la respuesta.",offline:"Parece que no hay conexión. La pregunta se conserva.",gone:"Ahora no se puede acceder al servidor. La pregunta se conserva y se repetirá en cuanto vuelva.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",limit:"Han sido muchas preguntas en poco tiempo. Podrá preguntar de nuevo en {n}.",failed:"Algo ha fallado en el servidor. La pregunta se conserva.",notice:"Está preguntando a un programa (IA). Busca las respuestas en los artículos y los cita. Puede equivocarse: compruebe la cita.",understood:"Entendido",fine:"Las respuestas vienen de un programa y pueden ser erróneas. Compruebe la cita."},ar:{code:"ar",dir:"rtl",ask:"اسأل المقالات",next:"اطرح سؤالًا آخر",question:"سؤالك",send:"اسأل",stop:"إيقاف",conversation:"المحادثة",conversations:"المحادثات",again:"محادثة جديدة",articles:"المقالات",theme:"المظهر",auto:"مثل النظام",light:"فاتح",dark:"داكن",menu:"إظهار المحادثات أو إخفاؤها",close:"إغلاق",source:"المصدر",heading:"ماذا تودّ أن تعرف؟",promise:"كل إجابة تقتبس الجملة التي تستند إليها.",count:{one:"مقالة واحدة",other:"عدد المقالات: {n}"},upTo:"حتى {day}",checked:"آخر تحقق {time}",try:"جرّب أحد هذه الأسئلة",browse:"تصفّح المقالات",empty:"لا توجد مقالات بعد.",emptyOwner:"أضف المقالات الأولى ليصبح السؤال ممكنًا على الفور.",emptyVisitor:"نرجو أن تعود لاحقًا.",add:"إضافة مقالات",searching:"جارٍ البحث في المقالات …",reading:"قراءة {n} من {of} …",readingSome:"جارٍ القراءة …",writing:"جارٍ الكتابة …",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",cut:"أُغلقت الصفحة قبل وصول الإجابة.",offline:"يبدو أنك غير متصل. سؤالك محفوظ.",gone:"لا يمكن الوصول إلى الخادم الآن. سؤالك محفوظ وسيُطرح من جديد فور عودته.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",limit:"هذه أسئلة كثيرة في وقت قصير. يمكنك السؤال مجددًا بعد {n}.",failed:"حدث خطأ في الخادم. سؤالك محفوظ.",notice:"أنت تسأل برنامجًا حاسوبيًا (ذكاء اصطناعي). يبحث عن الإجابات في المقالات ويقتبسها. قد يخطئ: تحقّق من الاقتباس.",understood:"فهمت",fine:"الإجابات من برنامج وقد تكون خاطئة. تحقّق من الاقتباس."}},Y={en:Z,...Ie};function X(n){for(let e of n){let t=e.slice(0,2).toLowerCase();if(Object.hasOwn(Y,t))return Y[t]}return Z}function ee(n,e,t){return(new Intl.PluralRules(t).select(n)==="one"?e.one:e.other).replace("{n}",new Intl.NumberFormat(t).format(n))}function I(n,e){let[t,o]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/o))}var We="M12 4L2.8 19.5h18.4z M12 10v4.5 M12 17v.2",te=["bad_question","bad_date","bad_history","bad_request","too_large"];function ne({code:n}){return n==="offline"}function oe(n,e,t){let{code:o,retryAfter:s}=n,i=s??0,a=r("button",{type:"button",class:"button",disabled:i>0,onclick:t},e.retry);return i>0&&setTimeout(()=>a.disabled=!1,1e3*i),r("div",{class:"trouble",role:"alert"},h(We),r("p",{dir:"auto"},Re(n,e)),!te.includes(o)&&a)}function Re({code:n,message:e,retryAfter:t},o){return n==="offline"?navigator.onLine?o.gone:o.offline:n==="too_many_questions"?o.limit.replace("{n}",I(t??1,o.code)):t!==null?o.busy.replace("{n}",I(t,o.code)):te.includes(n)?e:o.failed}var De=2e3;async function re(n,e){for(;!e.aborted;){if(await new Promise(o=>setTimeout(o,De)),document.hidden||!navigator.onLine||e.aborted)continue;if(await fetch(n,{signal:e}).then(o=>o.ok,()=>!1))return!e.aborted}return!1}var se=/\[(?<number>\d+)\]/g,He=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,ie=/^\s*(?:[-*]|\d+[.)])\s+/;function le(n,e,t,{words:o,language:s},i){let a=e.answered?e.citations:e.nearest,l=new Map(a.map(d=>[String(d.number),Be(d,t.where(d),o,s,i)])),u=d=>{let m=e.answered&&l.get(d);if(!m)return null;let f=()=>{m.open=!0,m.querySelector("summary").focus()},v=o.citation.replace("{n}",d);return r("button",{type:"button",class:"mark","aria-label":v,onclick:f},d)},c=e.standalone_question,g=d=>r("p",{class:"aside",dir:"auto"},d);return[c!==n&&g(o.searched.replace("{q}",()=>c)),...R(e.answer,e.answerer,u),e.notice&&g(e.notice),!e.answered&&a.length>0&&g(o.nearest),a.length>0&&r("ol",{class:"cards"},...[...l.values()].map(d=>r("li",{},d)))].filter(d=>d instanceof Node)}function R(n,e,t=()=>null){let o=e.includes(":")?He:se,s=i=>r("p",{dir:"auto"},...ae(i,o,t));return o===se?[s(n)]:n.split(/\n{2,}/).filter(i=>i.trim()).map(i=>{let a=i.split(`
`);if(!a.every(c=>ie.test(c)))return s(i);let l=a.map(c=>ae(c.replace(ie,""),o,t)),u=/^\s*\d/.test(i)?"ol":"ul";return r(u,{dir:"auto"},...l.map(c=>r("li",{},...c)))})}function ae(n,e,t){let o=[],s=0;for(let i of n.matchAll(e))o.push(n.slice(s,i.index),je(i.groups,t)??i[0]),s=i.index+i[0].length;return[...o,n.slice(s)]}function je({bold:n,code:e,label:t,address:o,number:s},i){return s?i(s):n?r("strong",{},n):e?r("code",{},e):o?de(o,t??o):null}var W=5;function Be(n,e,t,o,s){let i=r("details",{part:"citation",dir:"auto",ontoggle:()=>i.open&&s(n)},r("summary",{},r("span",{class:"number"},String(n.number)),r("span",{class:"title"},n.title),n.published?r("time",{dir:"auto"},$e(n.published,o)):null),r("blockquote",{},`“${n.quote}”`),n.correction&&r("p",{},r("strong",{},n.correction)),n.url&&r("p",{class:"site"},ce(n.url)),Fe(n.also_in??[],t.also),de(e,t.read));return i}function Fe(n,e){if(!n.length)return null;let t=n.slice(0,W).map(({title:s,url:i})=>i?`${s} (${ce(i)})`:s),o=n.length>W?` + ${n.length-W}`:"";return r("p",{class:"site"},`${e} ${t.join("; ")}${o}`)}function ce(n){return/^https?:\/\/([^/?#]+)/.exec(n)?.[1]}function de(n,e){return/^https?:\/\//.test(n)?r("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function $e(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var _e="M7 11v9H4v-9z M7 11l4-8a2 2 0 0 1 2 2v4h6l-2 11H7",Ve="M7 13V4H4v9z M7 13l4 8a2 2 0 0 0 2-2v-4h6L17 4H7",Ge=1e3;function ue(n,e,t){let o=r("span",{role:"status",class:"told"}),s=r("textarea",{rows:2,maxlength:Ge,dir:"auto"}),i=async(d,m)=>{let f=await e.judge(n,d,m).then(()=>!0,v=>{if(v instanceof p)return!1;throw v});return o.textContent=f?t.thanks:t.unheard,f},a=async d=>{d&&!await i(-1,d)||(l.hidden=!0,g.focus())},l=r("form",{class:"why",hidden:!0,onsubmit:d=>{d.preventDefault(),a(s.value.trim())}},r("label",{},t.why,s),r("button",{class:"button"},t.tell),r("button",{type:"button",class:"button plain",onclick:()=>{a("")}},t.skip)),u=async(d,m)=>{if(await i(m)){for(let f of[c,g])f.setAttribute("aria-pressed",String(f===d));l.hidden=m===1,l.hidden||s.focus()}},c=x(t.helpful,_e,()=>{u(c,1)}),g=x(t.unhelpful,Ve,()=>{u(g,-1)});for(let d of[c,g])d.setAttribute("aria-pressed","false");return[c,g,o,l]}function pe({answer:n,answered:e,citations:t,nearest:o},s){let i=(e?t:o).map(a=>{let{number:l,title:u,published:c,quote:g}=a,d=[u,c].filter(Boolean).join(", ");return`[${l}] ${d}: “${g}” ${s.where(a)}`});return[n,...i].join(`

`)}var Ue="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.5 9.5h5v5h-5z",Ke="M9 9h11v11H9z M5 15H4V4h11v1",z=class{constructor(e,t){this.exchange=e;this.chat=t;let o=`question-${e.id}`,s=r("h2",{class:"question",id:o,dir:"auto",tabindex:-1},e.question);e.question.length>120&&s.classList.add("long"),this.element=r("article",{class:"turn","aria-labelledby":o},s,this.#e,this.#t,this.#o),this.show()}exchange;chat;element;#e=r("div",{class:"above"});#t=r("div",{class:"answer"});#o=r("div",{class:"below"});#n=r("div",{class:"draft","aria-hidden":"true"});#r=r("p",{class:"stage"});show(){let{exchange:e,chat:t}=this,{words:o}=t,s=()=>t.retry(e);this.#e.replaceChildren(...t.extensions.flatMap(i=>i.above?.(e,t)??[])),this.#o.replaceChildren(),this.element.dataset.state=e.state,e.state==="asking"?(this.stage({stage:"searching"}),this.#n.replaceChildren(),this.#t.replaceChildren(this.#r,this.#n)):e.answer?(this.#t.replaceChildren(...this.#s()),this.#o.replaceChildren(...t.extensions.flatMap(i=>i.below?.(e,t)??[]))):e.trouble?this.#t.replaceChildren(oe(e.trouble,o,s)):this.#t.replaceChildren(r("div",{class:"trouble"},h(Ue),r("p",{},o.stopped),r("button",{type:"button",class:"button",onclick:s},o.retry)))}stage(e){let t=Qe(e,this.chat.words);this.#r.textContent!==t&&(this.#r.textContent=t,this.chat.tell(t))}said(e,t){this.#r.remove(),this.#n.replaceChildren(...R(e,t))}#s(){let{exchange:e,chat:t}=this,o=e.answer,s=a=>t.opened(a,e);return[...le(e.question,o,t.server,t.options,s),this.#i()]}#i(){let{exchange:e,chat:t}=this,{words:o}=t,s=r("span",{role:"status",class:"told"}),i=r("button",{type:"button",class:"icon","aria-label":o.copy,title:o.copy});return i.append(h(Ke)),i.addEventListener("click",async()=>{await navigator.clipboard.writeText(pe(e.answer,t.server)),s.textContent=o.copied}),r("div",{class:"tools"},navigator.clipboard&&i,...e.answerId?ue(e.answerId,t.server,o):[],...t.extensions.flatMap(a=>a.tools?.(e,t)??[]),s)}};function Qe({stage:n,done:e,of:t},o){return n==="searching"?o.searching:n==="writing"?o.writing:t?o.reading.replace("{n}",String(e??0)).replace("{of}",String(t)):o.readingSome}var Je="M5 12h14 M13 6l6 6-6 6";function he(n,e,t,o){if(!n.articles)return r("section",{class:"welcome empty"},r("h2",{},e.empty),r("p",{class:"lead"},t?e.emptyOwner:e.emptyVisitor),t&&r("a",{class:"button primary",href:"/articles"},e.add));let s=n.starters.map(i=>r("li",{},r("button",{type:"button",class:"starter",onclick:()=>o(i)},r("span",{dir:"auto"},i),h(Je))));return r("section",{class:"welcome"},r("h2",{},e.heading),r("p",{class:"lead"},e.promise),r("h3",{},e.try),r("ul",{class:"starters"},...s),r("p",{class:"fresh"},Ye(n,e)," · ",r("a",{href:"/articles"},e.browse)))}function Ye({articles:n,newest:e,seen:t},o){let s=[ee(n,o.count,o.code)],i=(a,l,u)=>{if(!l)return;let c=new Intl.DateTimeFormat(o.code,{day:"numeric",month:"long",...u});s.push(a.replace(/\{\w+\}/,c.format(new Date(l))))};return i(o.upTo,e,{year:"numeric",timeZone:"UTC"}),i(o.checked,t,{hour:"2-digit",minute:"2-digit"}),s.join(" · ")}var q=class{constructor(e,t,o,s,i,a){this.base=e;this.told=t;this.owner=o;this.words=s;this.store=i;this.extensions=a;this.server=new k(e),this.options=B({language:s.code,title:t.title}),this.frame=new M(s,t.title,()=>this.begin()),this.composer=new C(s,l=>{this.ask(l)},()=>this.stop()),this.#e.setAttribute("aria-label",s.conversation),this.frame.dock.append(...a.flatMap(l=>l.composer?.(this)??[]),this.composer.element,...t.notice?[J(s)]:[]),this.frame.side.append(...a.flatMap(l=>l.side?.(this)??[])),this.frame.element.append(this.#t),this.frame.element.addEventListener("keydown",l=>{$(l)&&this.composer.box.focus()}),i.onChange(()=>this.#u()),this.show(this.conversation)}base;told;owner;words;store;extensions;server;frame;composer;options;conversation=N();chosen={};#e=r("div",{class:"log",role:"log"});#t=r("p",{class:"unseen",role:"status"});#o=new Map;#n=null;#r=null;show(e){this.#n?.ended.abort(),this.#r?.abort(),this.conversation=e,this.#o.clear(),this.#e.replaceChildren();for(let t of e.exchanges)t.state==="asking"&&(t.state="stopped"),this.#a(t);this.#l(),this.frame.scroll.scrollTop=this.frame.scroll.scrollHeight,this.#c()}begin(){this.show(N()),this.frame.leaveSide(),this.composer.focus()}async ask(e,t=this.chosen){this.stop();let o=_(e,{...t});this.conversation.exchanges.push(o),this.conversation.title||=e,this.#a(o),this.#l(),await this.#s(o)}retry(e,t=e.chosen){this.stop(),Object.assign(e,{chosen:t,state:"asking",answer:void 0,answerId:void 0,trouble:void 0}),this.#o.get(e.id)?.show(),this.composer.focus(),this.#s(e)}stop(){this.#n?.ended.abort()}tell(e){this.#t.textContent=e}opened(e,t){for(let o of this.extensions)o.opened?.(e,t,this)}async#s(e){let{conversation:t}=this;this.#r?.abort();let o=new AbortController,s={exchange:e,ended:o};this.#n=s,this.#d(t),this.composer.show(!0,!0),this.#o.get(e.id)?.element.scrollIntoView({block:"start"});let i=()=>this.#o.get(e.id);try{e.answer=await F(this.base,{question:e.question,history:G(t,e),chosen:e.chosen},{named:a=>e.answerId=a,stage:a=>i()?.stage(a),said:(a,l)=>i()?.said(a,l)},o.signal),e.state="answered"}catch(a){if(e.state=o.signal.aborted?"stopped":"failed",e.state==="failed"){if(!(a instanceof p))throw a;let{code:l,message:u,retryAfter:c}=a;console.error(`Broadsheet: ${u}`),e.trouble={code:l,message:u,retryAfter:c}}}finally{this.#n===s&&(this.#n=null,this.composer.show(!1,!0)),this.#d(t),this.tell(""),i()?.show()}e.trouble&&ne(e.trouble)&&this.#i(e)}async#i(e){let t=new AbortController;this.#r=t,await re(`${this.base}chat/welcome`,t.signal)&&(this.#n||e.state!=="failed"||!this.#o.has(e.id)||this.retry(e))}#a(e){let t=new z(e,this);this.#o.set(e.id,t),this.#e.append(t.element)}#l(){let e=this.conversation.exchanges.length>0,t=e?this.#e:he(this.told,this.words,this.owner,o=>{this.composer.focus(),this.ask(o)});this.frame.column.firstChild!==t&&this.frame.column.replaceChildren(t),this.composer.show(this.#n!==null,e)}#d(e){e.changed=new Date().toISOString(),this.store.save(e),this.#c()}#c(){document.title=this.conversation.title?`${this.conversation.title} – ${this.told.title}`:this.told.title;for(let e of this.extensions)e.changed?.(this)}#u(){let e=this.store.load(this.conversation.id);!this.#n&&e&&e.changed!==this.conversation.changed?this.show(e):this.#c()}};var ge=`/* The page's color-scheme is what was chosen. */
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
`;var Xe=[],et="#broadsheet",tt=2e3;function nt(){return new Promise(n=>{let e=()=>{let o=document.querySelector(et);return o&&n(o),o!==null};if(e())return;let t=new MutationObserver(()=>e()&&t.disconnect());t.observe(document.documentElement,{childList:!0,subtree:!0})})}async function ot(n){for(;;){let e=await fetch(n).catch(()=>null);if(e?.ok)return await e.json();await new Promise(t=>setTimeout(t,tt))}}function rt({code:n,dir:e}){let t=document.documentElement,o=()=>{t.lang!==n&&(t.lang=n),t.dir!==e&&(t.dir=e)};o(),new MutationObserver(o).observe(t,{attributeFilter:["lang","dir"]})}async function st(){E();let n=X(navigator.languages);rt(n);let[e,t,o]=await Promise.all([ot("chat/welcome"),fetch("api/me").then(u=>u.ok?u.json():{owner:!1}),nt()]),s=document.createElement("div"),i=s.attachShadow({mode:"open"});i.adoptedStyleSheets=[D(ge)];let a=new URL(".",document.baseURI).href,l=new q(a,e,t.owner,n,new T,Xe);i.append(l.frame.element),o.append(s),l.composer.focus()}st();
