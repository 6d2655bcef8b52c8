function o(n,e={},...t){let r=document.createElement(n);for(let[s,i]of Object.entries(e))typeof i=="function"?r.addEventListener(s.slice(2),i):i!==!1&&r.setAttribute(s,i===!0?"":String(i));return r.append(...t.filter(s=>!!s)),r}function w(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function T(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}var A=/\[(?<number>\d+)\]/g,j=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,M=/^\s*(?:[-*]|\d+[.)])\s+/;function z(n,e,t,{words:r,language:s},i){let a=e.answered?e.citations:e.nearest,d=new Map(a.map(u=>[String(u.number),_(u,t.where(u),r,s,i)])),c=u=>{let y=e.answered&&d.get(u);if(!y)return null;let I=()=>{y.open=!0,y.querySelector("summary").focus()},$=r.citation.replace("{n}",u);return o("button",{type:"button",class:"mark","aria-label":$,onclick:I},u)},l=e.standalone_question,h=u=>o("p",{class:"aside",dir:"auto"},u);return[l!==n&&h(r.searched.replace("{q}",()=>l)),...x(e.answer,e.answerer,c),e.notice&&h(e.notice),!e.answered&&a.length>0&&h(r.nearest),a.length>0&&o("ol",{class:"cards"},...[...d.values()].map(u=>o("li",{},u)))].filter(u=>u instanceof Node)}function x(n,e,t=()=>null){let r=e.includes(":")?j:A,s=i=>o("p",{dir:"auto"},...C(i,r,t));return r===A?[s(n)]:n.split(/\n{2,}/).filter(i=>i.trim()).map(i=>{let a=i.split(`
`);if(!a.every(l=>M.test(l)))return s(i);let d=a.map(l=>C(l.replace(M,""),r,t)),c=/^\s*\d/.test(i)?"ol":"ul";return o(c,{dir:"auto"},...d.map(l=>o("li",{},...l)))})}function C(n,e,t){let r=[],s=0;for(let i of n.matchAll(e))r.push(n.slice(s,i.index),B(i.groups,t)??i[0]),s=i.index+i[0].length;return[...r,n.slice(s)]}function B({bold:n,code:e,label:t,address:r,number:s},i){return s?i(s):n?o("strong",{},n):e?o("code",{},e):r?g(r,t??r):null}var v=5;function _(n,e,t,r,s){let i=o("details",{part:"citation",dir:"auto",ontoggle:()=>i.open&&s(n)},o("summary",{},o("span",{class:"number"},String(n.number)),o("span",{class:"title"},n.title),n.published?o("time",{dir:"auto"},G(n.published,r)):null),o("blockquote",{},`“${n.quote}”`),n.correction&&o("p",{},o("strong",{},n.correction)),n.url&&o("p",{class:"site"},N(n.url)),W(n.also_in??[],t.also),g(e,t.read));return i}function W(n,e){if(!n.length)return null;let t=n.slice(0,v).map(({title:s,url:i})=>i?`${s} (${N(i)})`:s),r=n.length>v?` + ${n.length-v}`:"";return o("p",{class:"site"},`${e} ${t.join("; ")}${r}`)}function N(n){return/^https?:\/\/([^/?#]+)/.exec(n)?.[1]}function g(n,e){return/^https?:\/\//.test(n)?o("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function G(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var f=class{#e;#r;#s;#t=[];constructor(e,t,r){this.#e=`broadsheet ${e}`,this.#r=U(t),this.#n(),addEventListener("storage",s=>{s.storageArea===this.#r&&this.#n()&&r()})}get exchanges(){return this.#t}keep(e){this.#n(),this.#t=[...this.#t,e].slice(-30);let t=JSON.stringify(this.#t);this.#i(r=>{r.setItem(this.#e,t),this.#s=t})}forget(){this.#t=[],this.#i(e=>{e.removeItem(this.#e),this.#s=null})}get closed(){return this.#i(e=>e.getItem(`${this.#e} closed`))!==null}set closed(e){this.#i(t=>e?t.setItem(`${this.#e} closed`,""):t.removeItem(`${this.#e} closed`))}#n(){return this.#i(e=>{let t=e.getItem(this.#e);if(t===this.#s)return!1;this.#s=t;try{let r=JSON.parse(t??"[]");if(!Array.isArray(r))throw new TypeError("no list");this.#t=r}catch{this.forget()}return!0})??!1}#i(e){try{return this.#r&&e(this.#r)}catch{return null}}};function U(n){try{if(n==="local")return localStorage;if(n==="session")return sessionStorage}catch{}return null}var L={en:{code:"en",dir:"ltr",title:"Ask the articles",offline:"The server cannot be reached just now."},de:{code:"de",dir:"ltr",title:"Fragen Sie die Artikel",offline:"Der Server ist gerade nicht erreichbar."},fr:{code:"fr",dir:"ltr",title:"Interrogez les articles",offline:"Le serveur est injoignable pour le moment."},es:{code:"es",dir:"ltr",title:"Pregunte a los artículos",offline:"Ahora no se puede acceder al servidor."},ar:{code:"ar",dir:"rtl",title:"اسأل المقالات",offline:"لا يمكن الوصول إلى الخادم الآن."}},V={en:{greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",read:"Read it there",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy"},de:{greeting:"Jede Antwort zitiert den Satz, auf dem sie beruht.",upTo:"Artikel bis {day}",checked:"nachgesehen {time}",conversation:"Gespräch",question:"Ihre Frage",send:"Fragen",stop:"Anhalten",close:"Schließen",again:"Neues Gespräch",searching:"Die Artikel werden durchsucht …",searched:"Gesucht wurde „{q}“",citation:"Zitat {n}",nearest:"Am nächsten kam:",summarise:"„{title}“ zusammenfassen",read:"Dort lesen",also:"Auch in:",copy:"Kopieren",copied:"Kopiert",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",why:"Was war falsch? (freiwillig)",tell:"Senden",skip:"Überspringen",thanks:"Danke.",unheard:"Das ist nicht angekommen.",retry:"Noch einmal versuchen",stopped:"Angehalten.",busy:"Es wird gerade viel gefragt. Versuchen Sie es in {n} noch einmal.",pending:"Ihre anderen Fragen werden noch beantwortet.",failed:"Auf dem Server ist etwas schiefgegangen.",refused:"Auf dieser Seite gibt es den Chat nicht.",privacy:"Datenschutz"},fr:{greeting:"Chaque réponse cite la phrase sur laquelle elle repose.",upTo:"Articles jusqu’au {day}",checked:"vérifiés le {time}",conversation:"Conversation",question:"Votre question",send:"Demander",stop:"Arrêter",close:"Fermer",again:"Nouvelle conversation",searching:"Recherche dans les articles …",searched:"Recherche : « {q} »",citation:"Citation {n}",nearest:"Le plus proche :",summarise:"Résumer « {title} »",read:"Lire sur place",also:"Aussi dans :",copy:"Copier",copied:"Copié",helpful:"Utile",unhelpful:"Pas utile",why:"Qu’est-ce qui n’allait pas ? (facultatif)",tell:"Envoyer",skip:"Passer",thanks:"Merci.",unheard:"Votre avis n’est pas arrivé.",retry:"Réessayer",stopped:"Arrêté.",busy:"Beaucoup de questions sont posées. Réessayez dans {n}.",pending:"Vos autres questions sont encore en cours de traitement.",failed:"Une erreur s’est produite sur le serveur.",refused:"Le chat n’est pas disponible sur cette page.",privacy:"Confidentialité"},es:{greeting:"Cada respuesta cita la frase en la que se basa.",upTo:"Artículos hasta el {day}",checked:"revisados el {time}",conversation:"Conversación",question:"Su pregunta",send:"Preguntar",stop:"Detener",close:"Cerrar",again:"Nueva conversación",searching:"Buscando en los artículos …",searched:"Se buscó «{q}»",citation:"Cita {n}",nearest:"Lo más cercano:",summarise:"Resumir «{title}»",read:"Leerlo allí",also:"También en:",copy:"Copiar",copied:"Copiado",helpful:"Útil",unhelpful:"No es útil",why:"¿Qué estaba mal? (opcional)",tell:"Enviar",skip:"Omitir",thanks:"Gracias.",unheard:"Su opinión no ha llegado.",retry:"Reintentar",stopped:"Detenido.",busy:"Se están haciendo muchas preguntas. Inténtelo de nuevo en {n}.",pending:"Todavía se están respondiendo sus otras preguntas.",failed:"Algo ha fallado en el servidor.",refused:"El chat no está disponible en esta página.",privacy:"Privacidad"},ar:{greeting:"كل إجابة تقتبس الجملة التي تستند إليها.",upTo:"مقالات حتى {day}",checked:"آخر تحقق {time}",conversation:"المحادثة",question:"سؤالك",send:"اسأل",stop:"إيقاف",close:"إغلاق",again:"محادثة جديدة",searching:"جارٍ البحث في المقالات …",searched:"تم البحث عن «⁨{q}⁩»",citation:"اقتباس {n}",nearest:"الأقرب إلى سؤالك:",summarise:"لخّص «⁨{title}⁩»",read:"اقرأها في موضعها",also:"ورد أيضًا في:",copy:"نسخ",copied:"تم النسخ",helpful:"مفيد",unhelpful:"غير مفيد",why:"ما الخطأ؟ (اختياري)",tell:"إرسال",skip:"تخطٍّ",thanks:"شكرًا لك.",unheard:"لم يصل رأيك.",retry:"حاول مرة أخرى",stopped:"تم الإيقاف.",busy:"هناك أسئلة كثيرة الآن. حاول مرة أخرى بعد {n}.",pending:"ما زالت أسئلتك الأخرى قيد الإجابة.",failed:"حدث خطأ في الخادم.",refused:"المحادثة غير متاحة في هذه الصفحة.",privacy:"الخصوصية"}};function O(n){let e=F(n);return{...L[e],...V[e]}}function F(n){let e=n.slice(0,2).toLowerCase();return Object.hasOwn(L,e)?e:"en"}function q(n){let e=J(n),t=O(e);return{title:n.title??t.title,greeting:n.greeting??t.greeting,starters:Y(n.starters??"[]"),language:e,words:t,persist:K("persist",n.persist,"session",Q("none","session","local")),pageContext:k(n.pageContext,!0),followUps:k(n.followUps,!0),feedback:k(n.feedback,!0),privacy:n.privacy??"",newest:n.newest??"",seen:n.seen??""}}function J(n){return n.language??(document.documentElement.lang||navigator.language)}function K(n,e,t,r){return e===void 0||r(e)?e??t:(console.warn(`Broadsheet: data-${n} cannot be "${e}"`),t)}function Q(...n){return e=>n.includes(e)}function k(n,e){return n===void 0?e:!["off","false","no"].includes(n)}function Y(n){try{let e=JSON.parse(n);if(Array.isArray(e))return e.map(String)}catch{}return console.warn(`Broadsheet: starters are no JSON list of questions: ${n}`),[]}function D(){let n=document.querySelector("link[rel=canonical]")?.href;return S(n||location.origin+location.pathname,document.title)}function S(n,e){return{url:n.length>2e3?"":n,title:e.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var p=class extends Error{constructor(t,r,s=null){super(r);this.code=t;this.retryAfter=s}code;retryAfter},m=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:r,end:s,deep_link:i}=e;return i??`${this.base}article/${t}?start=${r}&end=${s}#quote`}async ask(e,t,r){let s=await this.#r("embed/ask",e,r),i=s.headers.get("X-Answer-Id")??"",a="",d="";for await(let[c,l]of ee(s,r))if(c==="meta")d=l.answerer;else if(c==="token")t(a+=l.text,d);else{if(c==="error")throw new p(l.code,l.message,l.retry_after);if(c==="done")return{id:i,answer:l}}throw new p("offline","the answer ended before it was whole")}async judge(e,t,r=""){await this.#t("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:r})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#t("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#r(e,t,r){let s=async()=>(this.#e||=await this.#s(r),this.#t(e,{method:"POST",signal:r,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(i){if(!(i instanceof p&&i.code==="session_over"))throw i;return this.#e="",s()}}async#s(e){let t=await this.#t("embed/session",{method:"POST",signal:e}),{token:r}=await t.json();return r}#t(e,t){return Z(this.base+e,{...t,credentials:"omit"})}};async function Z(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new p("offline",String(a))}if(t.ok)return t;let r=await X(t),s=Number(t.headers.get("Retry-After")),i=t.status===429||t.status===503;throw new p(r.code,r.message,i?s||5:null)}async function X(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*ee(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),r="";try{for(;;){let{done:s,value:i}=await t.read().catch(d=>{throw e.aborted?d:new p("offline",String(d))});if(s)return;let a=(r+i).split(`

`);r=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var R=`.panel {
  --background: var(--broadsheet-background, light-dark(#fff, #1c1d20));
  --text: var(--broadsheet-text, light-dark(#1b1c1e, #ececee));
  --muted: var(--broadsheet-muted, light-dark(#575b63, #a9adb6));
  --line: var(--broadsheet-line, light-dark(#d9dbe0, #3b3d43));
  --tint: var(--broadsheet-tint, light-dark(#f3f4f6, #292b2f));
  --radius: var(--broadsheet-radius, 14px);
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  inline-size: min(400px, 100vw - 20px - var(--across));
  /* Above or below it the button, and 20 pixels of the page. */
  block-size: min(640px, 100dvh - 88px - var(--along));
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--background);
  color: var(--text);
  box-shadow: 0 8px 32px #0004;
  text-align: start;

  &[hidden],
  [hidden] {
    display: none !important;
  }

  * {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--text);
    outline-offset: 2px;
  }

  button {
    min-block-size: 44px;
    min-inline-size: 44px;
    border: 1px solid transparent;
    border-radius: 8px;
    padding: 0 12px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    background: var(--tint);
  }

  button:disabled {
    cursor: default;
    color: var(--muted);
  }

  header {
    display: flex;
    align-items: center;
    padding: 4px;
    padding-inline-start: 16px;
    border-block-end: 1px solid var(--line);
  }

  header h2 {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: inherit;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .icon {
    flex: none;
    padding: 11px;
    inline-size: 44px;
    block-size: 44px;
  }

  .tools .icon {
    padding: 13px;
  }

  .icon[aria-pressed="true"] {
    background: var(--tint);
    color: var(--text);
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }

  p,
  ol,
  ul,
  blockquote {
    margin: 0;
  }

  .welcome {
    display: grid;
    gap: 8px;
    justify-items: start;
  }

  .welcome p {
    color: var(--muted);
  }

  .fresh {
    font-size: 0.875em;
  }

  .suggestion,
  .note button,
  .why button {
    padding-block: 9px;
    border-color: var(--line);
  }

  .question {
    inline-size: fit-content;
    max-inline-size: 85%;
    margin-block: 16px 12px;
    margin-inline-start: auto;
    padding: 8px 14px;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    white-space: pre-wrap;
  }

  .log > .question:first-child {
    margin-block-start: 0;
  }

  .answer {
    display: grid;
    gap: 8px;
  }

  .answer > p {
    white-space: pre-wrap;
  }

  .answer > ul,
  .answer > ol:not(.cards) {
    padding-inline-start: 1.5em;
  }

  .draft,
  .note p,
  .aside {
    color: var(--muted);
  }

  .note {
    justify-items: start;
  }

  code {
    padding: 0 0.25em;
    border-radius: 4px;
    background: var(--tint);
    font: 0.9em ui-monospace, monospace;
  }

  a {
    color: inherit;
  }

  .mark {
    position: relative;
    min-inline-size: 1.5em;
    min-block-size: 0;
    margin-inline: 1px;
    padding: 0 0.4em;
    border-color: var(--line);
    border-radius: 6px;
    background: var(--tint);
    font-size: 0.8em;
    line-height: 1.4;
    text-align: center;
  }

  /* The mark stays small in its line; what a finger can hit is 44 pixels. */
  .mark::after {
    position: absolute;
    inset: -12px -10px;
    content: "";
  }

  .cards {
    display: grid;
    gap: 6px;
    padding: 0;
    list-style: none;
    font-size: 0.9em;
  }

  details {
    border: 1px solid var(--line);
    border-radius: 8px;
  }

  summary {
    display: grid;
    grid-template-columns: auto 1fr auto;
    column-gap: 8px;
    min-block-size: 44px;
    padding: 10px 12px;
    border-radius: 8px;
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::after {
    grid-area: 1 / 3;
    inline-size: 7px;
    block-size: 7px;
    margin-block-start: 6px;
    border: solid var(--muted);
    border-width: 0 2px 2px 0;
    content: "";
    rotate: 45deg;
  }

  [open] > summary::after {
    margin-block-start: 10px;
    rotate: 225deg;
  }

  summary:hover {
    background: var(--tint);
  }

  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .title {
    font-weight: 600;
  }

  time,
  .site {
    color: var(--muted);
  }

  time {
    grid-column: 2;
    justify-self: start;
  }

  details > :not(summary) {
    margin: 0 12px 10px;
  }

  blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--accent);
    white-space: pre-wrap;
  }

  details > a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    margin-block: -8px 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline-start: -12px;
    color: var(--muted);
    font-size: 0.85em;
  }

  .follow-ups {
    display: grid;
    gap: 8px;
    justify-items: start;
  }

  .follow-ups:empty,
  .answer:not(:last-child) .follow-ups {
    display: none;
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    inline-size: 100%;
    padding-inline-start: 12px;
  }

  .why label {
    display: grid;
    gap: 4px;
    inline-size: 100%;
  }

  .ask {
    display: flex;
    align-items: end;
    gap: 8px;
    padding: 10px;
    border-block-start: 1px solid var(--line);
  }

  .ask textarea {
    flex: 1;
  }

  textarea {
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 8em;
    padding: 9px 12px;
    border: 1px solid var(--muted);
    border-radius: 10px;
    background: var(--background);
    color: inherit;
    font: inherit;
    field-sizing: content;
    resize: none;
  }

  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  /* An empty field has no direction of its own. */
  textarea:placeholder-shown {
    direction: inherit;
  }

  .send,
  .send:hover:not(:disabled) {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 10px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
  }

  footer {
    padding: 0 14px 8px;
    font-size: 0.85em;
  }

  footer a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
}

.inline .panel {
  inline-size: 100%;
  block-size: 100%;
  box-shadow: none;
}

/* Where there is no room beside or above it: on phones, and at 200 percent. */
@media (width < 480px) or (height < 520px) {
  .place:not(.inline) > .panel {
    position: fixed;
    inset: 0;
    z-index: 1;
    inline-size: auto;
    block-size: auto;
    border: 0;
    border-radius: 0;
  }
}

@media (prefers-reduced-motion: no-preference) {
  .place:not(.inline) > .panel {
    animation: rise 0.16s ease-out;
  }

  @keyframes rise {
    from {
      transform: translateY(12px);
      opacity: 0;
    }
  }
}
`;var ne="M6 6l12 12 M18 6L6 18",re="M4 4h16v12H9l-5 4z M12 7v6 M9 10h6",se="M12 19V5 M6 11l6-6 6 6",ie="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",oe="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",ae="M7 7h10v10H7z",le=2e3,de=1e3,ce=6,ue=2,pe="Summarise this article";function qe(n,e,t,r){return n.shadowRoot?.adoptedStyleSheets.push(T(R)),new E(n,new m(e),q(t),r)}var E=class{constructor(e,t,r,s){this.host=e;this.server=t;this.options=r;this.launcher=s;let{words:i,title:a,privacy:d,persist:c}=r;this.#o=new f(t.base,c,()=>this.#y()),this.#e.setAttribute("aria-label",i.conversation),this.#n.setAttribute("aria-label",i.question),this.#n.setAttribute("placeholder",i.question),this.#n.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#a||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":a,hidden:!!s,onkeydown:(l=>this.#A(l))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),b(i.again,re,()=>this.reset()),s&&b(i.close,ne,()=>this.hide())),this.#t,o("form",{class:"ask",onsubmit:l=>{l.preventDefault(),this.#a?this.stop():this.#p()}},this.#n,this.#i),d&&o("footer",{},g(d,i.privacy))),this.#d(null),this.#u()}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#r=o("div",{class:"welcome"});#s=o("div",{class:"answer draft","aria-hidden":"true"});#t=o("div",{class:"scroll"},this.#r,this.#e,this.#s);#n=o("textarea",{rows:1,maxlength:le,part:"input",dir:"auto"});#i=o("button",{class:"send",part:"send"});#o;#a=null;get isOpen(){return!this.element.hidden}show(e=!1){if(!(!this.launcher||e&&this.#o.closed)){if(this.element.hidden=!1,e&&getComputedStyle(this.element).position==="fixed"){this.element.hidden=!0;return}this.launcher.setAttribute("aria-expanded","true"),e||(this.#o.closed=!1,this.#n.focus()),this.#t.scrollTop=this.#t.scrollHeight}}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.#o.closed=!0,this.launcher.focus())}stop(){this.#a?.abort()}reset(){this.stop(),this.#d(null),this.#o.forget(),this.server.end(),this.#u()}async ask(e,t=e,r=this.#b()){this.#a&&(this.stop(),this.#l(this.options.words.stopped)),this.#g();let s=new AbortController;this.#r.hidden=!0;let i=H(t);this.#e.append(i),this.#c("message",{role:"user",content:t}),this.#d(s),this.#h(i);try{let a=await this.server.ask({question:e,history:this.#T(),page:r},(l,h)=>this.#s.replaceChildren(...x(l,h)),s.signal);if(this.#a!==s)return;let{answer:d}=a,c={question:e,label:t,...a};this.#o.keep(c),this.#e.append(this.#f(c)),this.#c("message",{role:"assistant",content:d.answer,answer:d})}catch(a){if(this.#a!==s)return;let d=()=>{this.ask(e,t,r)};s.signal.aborted?this.#l(this.options.words.stopped,d):this.#E(a,d)}finally{this.#a===s&&(this.#d(null),this.#h(i))}}#b(){return this.options.pageContext?D():void 0}#p(){let e=this.#n.value.trim();e&&(this.#n.value="",this.ask(e))}#d(e){let{words:t}=this.options;this.#a=e,this.#i.replaceChildren(w(e?ae:se)),this.#i.setAttribute("aria-label",e?t.stop:t.send),this.#s.hidden=!e,this.#s.replaceChildren(o("p",{},t.searching))}#h(e){this.#t.scrollTop=e.offsetTop-this.#t.offsetTop-16}#g(){let e=this.host.shadowRoot.activeElement;e===this.#n||!this.element.contains(e)||this.#e.focus({preventScroll:!0})}#u(){let{greeting:e,starters:t}=this.options,r=ge(this.options),{exchanges:s}=this.#o;this.#r.hidden=s.length>0,this.#r.replaceChildren(o("p",{dir:"auto"},e),...r?[o("p",{class:"fresh",dir:"auto"},r)]:[],...t.map(i=>P(i,()=>{this.ask(i)}))),this.#e.replaceChildren(...s.flatMap(i=>[H(i.label),this.#f(i)]))}#y(){this.#o.exchanges.length===0&&(this.stop(),this.#d(null)),this.#a||this.#u()}#f(e){let{question:t,answer:r}=e,s=z(t,r,this.server,this.options,i=>this.#c("citation",i));return o("article",{class:"answer",part:"answer"},...s,this.#v(e),this.options.followUps&&this.#w(r))}#w({answer:e,citations:t}){let s=[...new Map(t.map(i=>[i.article_id,i])).values()].filter(({title:i})=>!e.startsWith(i));return o("div",{class:"follow-ups"},...s.slice(0,ue).map(({title:i,url:a})=>{let d=this.options.words.summarise.replace("{title}",()=>i);return P(d,()=>{this.ask(pe,d,S(a??"",i))})}))}#v({id:e,answer:t}){let{words:r,feedback:s}=this.options,i=o("button",{type:"button"},r.copy);i.addEventListener("click",()=>{this.#S(t,i)});let a=o("div",{class:"tools"},navigator.clipboard&&i);return s&&e&&a.append(...this.#x(e)),a}#x(e){let{words:t}=this.options,r=o("span",{role:"status"}),s=this.#k(async c=>{let l=!c||await this.#m(e,-1,c);r.textContent=l?t.thanks:t.unheard,s.hidden=l,l&&d.focus()}),i=async(c,l)=>{let h=await this.#m(e,l);if(r.textContent=h?t.thanks:t.unheard,!!h){for(let u of[a,d])u.setAttribute("aria-pressed",String(u===c));s.hidden=l===1,!s.hidden&&(s.querySelector("textarea").focus(),s.scrollIntoView({block:"nearest"}))}},a=b(t.helpful,ie,c=>{i(c,1)}),d=b(t.unhelpful,oe,c=>{i(c,-1)});for(let c of[a,d])c.setAttribute("aria-pressed","false");return[a,d,r,s]}#k(e){let{words:t}=this.options,r=o("textarea",{rows:2,maxlength:de,dir:"auto"}),s=o("button",{type:"button",onclick:()=>e("")},t.skip);return o("form",{class:"why",hidden:!0,onsubmit:i=>{i.preventDefault(),e(r.value.trim())},onkeydown:(i=>{i.key==="Escape"&&(i.stopPropagation(),e(""))})},o("label",{},t.why,r),o("button",{},t.tell),s)}async#m(e,t,r){try{return await this.server.judge(e,t,r),!0}catch(s){if(!(s instanceof p))throw s;return console.error(`Broadsheet: ${s.message}`),!1}}async#S(e,t){let r=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...r].join(`

`)),t.textContent=this.options.words.copied}#E(e,t){if(!(e instanceof p))throw e;let{words:r}=this.options,{code:s,message:i,retryAfter:a}=e;console.error(`Broadsheet: ${i}`),this.#c("error",{code:s,message:i}),s==="still_answering"?this.#l(r.pending,t):a!==null?this.#l(r.busy.replace("{n}",he(a,r.code)),t,a):s==="offline"?this.#l(r.offline,t):s==="origin_not_allowed"?this.#l(r.refused):s.startsWith("bad_")?this.#l(i):this.#l(r.failed,t)}#l(e,t,r=0){let s=o("button",{type:"button",disabled:r>0},this.options.words.retry),i=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{this.#g(),i.previousElementSibling?.remove(),i.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*r),this.#e.append(i)}#T(){return this.#o.exchanges.slice(-ce).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#A(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),r=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===r&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#c(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function he(n,e){let[t,r]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/r))}function ge({newest:n,seen:e,words:t}){let r=[],s=(i,a,d)=>{let c=new Date(a);if(a===""||Number.isNaN(c.valueOf()))return;let l=new Intl.DateTimeFormat(t.code,{day:"numeric",month:"long",...d});r.push(i.replace(/\{\w+\}/,l.format(c)))};return s(t.upTo,n,{year:"numeric",timeZone:"UTC"}),s(t.checked,e,{hour:"2-digit",minute:"2-digit"}),r.join(" · ")}function P(n,e){return o("button",{type:"button",class:"suggestion",dir:"auto",onclick:e},n)}function H(n){return o("p",{class:"question",part:"question",dir:"auto"},n)}function b(n,e,t){let r=o("button",{type:"button",class:"icon","aria-label":n,title:n});return r.append(w(e)),r.addEventListener("click",()=>t(r)),r}export{E as Panel,qe as panel};
