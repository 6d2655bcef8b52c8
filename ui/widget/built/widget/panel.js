function o(n,e={},...t){let r=document.createElement(n);for(let[s,i]of Object.entries(e))typeof i=="function"?r.addEventListener(s.slice(2),i):i!==!1&&r.setAttribute(s,i===!0?"":String(i));return r.append(...t.filter(s=>!!s)),r}function S(n){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",n),e.append(t),e}function b(n){let e=new CSSStyleSheet;return e.replaceSync(n),e}var O=/\[(?<number>\d+)\]/g,N=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,z=/^\s*(?:[-*]|\d+[.)])\s+/;function I(n,e,t,r,s){let{words:i}=r,a=e.standalone_question,d=e.answered?e.citations:e.nearest,[c,l]=Z(e,d,t,r,s),p=e.answered?T(e,J(e.citations,l,i,s)):[o("p",{class:"declined",dir:"auto"},e.answer)];return[a!==n&&L(i.searched.replace("{q}",()=>a)),...p,e.notice&&L(e.notice),d.length>0&&c,e.answered&&re(e,i)].filter(u=>u instanceof Node)}function L(n){return o("p",{class:"aside",dir:"auto"},n)}function J(n,e,t,r){let s=new Map(n.map(i=>[String(i.number),i]));return i=>{let a=s.get(i);if(!a)return null;let d=()=>{r(a)||e.get(a.article_id).focus()};return o("button",{type:"button",class:"chip","aria-label":t.citation.replace("{n}",i),title:a.title,onclick:d},i)}}function T(n,e=()=>null){return n.answerer.includes(":")?F(n.answer,e):V(n,e)}function V({answer:n,marked_start:e,marked_end:t},r){let s=t?[...n]:[],i=h=>s.slice(0,h).join("").length,[a,d]=[i(e??0),i(t??0)],[c="",...l]=n.split(`
`),p=(h,f)=>y(c.slice(h,f),O,r),u=o("p",{class:"said",dir:"auto"},...p(0,a),d>a&&o("strong",{class:"short"},c.slice(a,d)),...p(d)),m=l.map(h=>o("li",{dir:"auto"},...y(h,O,r)));return[u,...m.length>0?[o("ul",{},...m)]:[]]}function F(n,e){return n.split(/\n{2,}/).filter(t=>t.trim()).map(t=>{let r=t.split(`
`);if(!r.every(a=>z.test(a)))return o("p",{class:"said",dir:"auto"},...y(t,N,e));let s=r.map(a=>y(a.replace(z,""),N,e)),i=/^\s*\d/.test(t)?"ol":"ul";return o(i,{dir:"auto"},...s.map(a=>o("li",{},...a)))})}function y(n,e,t){let r=[],s=0;for(let i of n.matchAll(e))r.push(n.slice(s,i.index),Y(i.groups,t)??i[0]),s=i.index+i[0].length;return[...r,n.slice(s)]}function Y({bold:n,code:e,label:t,address:r,number:s},i){return s?i(s):n?o("strong",{},n):e?o("code",{},e):r?w(r,t??r):null}function Z(n,e,t,r,s){let i=H(n.answer),a=new Map,d=[...Map.groupBy(e,c=>c.article_id).values()].map(c=>{let l=c[0],p=h=>{s(l)&&h.preventDefault()},u=o("a",{href:t.kept(l),target:"_blank",onclick:p},l.title);a.set(l.article_id,u);let m=c.filter(({quote:h})=>!i.includes(H(h)));return Q(u,n.answered?c:[],l,m,r)});return[o("ol",{class:n.answered?"sources":"sources results"},...d),a]}function H(n){return n.replace(/\s*\[\d+\]/g,"").replace(/\s+/g," ").trim()}function Q(n,e,t,r,{words:s,language:i}){let{kind:a,url:d,deep_link:c,published:l,author:p,correction:u}=t,m=[a&&a!=="news"&&o("b",{},X(a,s)),d&&w(c??d,q(d)??d),l&&o("time",{datetime:l,dir:"auto"},se(l,i)),p&&o("bdi",{},p)].filter(f=>f instanceof Node),h=e.map(({number:f})=>o("span",{class:"number"},String(f)));return o("li",{part:"citation",dir:"auto"},o("p",{class:"title"},...h,n),m.length>0&&o("p",{class:"about"},...m.flatMap((f,K)=>K?[" · ",f]:[f])),...r.map(({quote:f})=>o("blockquote",{},f)),u&&o("p",{class:"correction"},o("b",{},`${s.correction}: `),u),te(t.also_in??[],s.also))}function X(n,e){return n in ee?e[n]:n}var ee={opinion:1,analysis:1,advertising:1,review:1,satire:1},E=5;function te(n,e){if(!n.length)return null;let t=n.slice(0,E).map(({title:s,url:i})=>i?`${s} (${q(i)})`:s),r=n.length>E?` + ${n.length-E}`:"";return o("p",{class:"about"},`${e} ${t.join("; ")}${r}`)}var ne=.5;function re({confidence:n,answerer:e},t){if(n===ne)return null;let r=n>=.75?t.sure:n>=.4?t.fair:t.unsure,s=t.ofHundred.replace("{n}",String(Math.round(100*n)));return o("details",{class:"certainty"},o("summary",{},r),o("p",{},`${s} ${t.by.replace("{who}",()=>e)}.`))}function q(n){return/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(n)?.[1]}function w(n,e){return/^https?:\/\//.test(n)?o("a",{href:n,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function se(n,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(n))}catch{return n}}var x=class{#e;#r;#s;#t=[];constructor(e,t,r){this.#e=`broadsheet ${e}`,this.#r=ie(t),this.#n(),addEventListener("storage",s=>{s.storageArea===this.#r&&this.#n()&&r()})}get exchanges(){return this.#t}keep(e){this.#n(),this.#t=[...this.#t,e].slice(-30);let t=JSON.stringify(this.#t);this.#i(r=>{r.setItem(this.#e,t),this.#s=t})}forget(){this.#t=[],this.#i(e=>{e.removeItem(this.#e),this.#s=null})}get closed(){return this.#i(e=>e.getItem(`${this.#e} closed`))!==null}set closed(e){this.#i(t=>e?t.setItem(`${this.#e} closed`,""):t.removeItem(`${this.#e} closed`))}#n(){return this.#i(e=>{let t=e.getItem(this.#e);if(t===this.#s)return!1;this.#s=t;try{let r=JSON.parse(t??"[]");if(!Array.isArray(r))throw new TypeError("no list");this.#t=r}catch{this.forget()}return!0})??!1}#i(e){try{return this.#r&&e(this.#r)}catch{return null}}};function ie(n){try{if(n==="local")return localStorage;if(n==="session")return sessionStorage}catch{}return null}var P={en:{code:"en",dir:"ltr",title:"Ask the articles",offline:"The server cannot be reached just now."},de:{code:"de",dir:"ltr",title:"Fragen Sie die Artikel",offline:"Der Server ist gerade nicht erreichbar."},fr:{code:"fr",dir:"ltr",title:"Interrogez les articles",offline:"Le serveur est injoignable pour le moment."},it:{code:"it",dir:"ltr",title:"Chiedi agli articoli",offline:"Il server non è raggiungibile in questo momento."},es:{code:"es",dir:"ltr",title:"Pregunte a los artículos",offline:"Ahora no se puede acceder al servidor."},ar:{code:"ar",dir:"rtl",title:"اسأل المقالات",offline:"لا يمكن الوصول إلى الخادم الآن."}};function D(n){let e=n.slice(0,2).toLowerCase();return P[Object.hasOwn(P,e)?e:"en"]}function R(n,e){let t=oe(n),r={...D(t),...e};return{title:n.title??r.title,greeting:n.greeting??r.greeting,starters:de(n.starters??"[]"),language:t,words:r,persist:ae("persist",n.persist,"session",le("none","session","local")),pageContext:M(n.pageContext,!0),followUps:M(n.followUps,!0),feedback:M(n.feedback,!0),privacy:n.privacy??"",newest:n.newest??"",seen:n.seen??""}}function oe(n){return n.language??(document.documentElement.lang||navigator.language)}function ae(n,e,t,r){return e===void 0||r(e)?e??t:(console.warn(`Broadsheet: data-${n} cannot be "${e}"`),t)}function le(...n){return e=>n.includes(e)}function M(n,e){return n===void 0?e:!["off","false","no"].includes(n)}function de(n){try{let e=JSON.parse(n);if(Array.isArray(e))return e.map(String)}catch{}return console.warn(`Broadsheet: starters are no JSON list of questions: ${n}`),[]}function _(){let n=document.querySelector("link[rel=canonical]")?.href;return C(n||location.origin+location.pathname,document.title)}function C(n,e){return{url:n.length>2e3?"":n,title:e.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var g=class extends Error{constructor(t,r,s=null){super(r);this.code=t;this.retryAfter=s}code;retryAfter},v=class{constructor(e){this.base=e}base;#e="";where(e){return e.deep_link??this.kept(e)}kept({article_id:e,start:t,end:r}){return`${this.base}article/${e}?start=${t}&end=${r}#quote`}async ask(e,t,r){let s=await this.#r("embed/ask",e,r),i=s.headers.get("X-Answer-Id")??"",a="",d="";for await(let[c,l]of ue(s,r))if(c==="meta")d=l.answerer;else if(c==="token")t(a+=l.text,d);else{if(c==="error")throw new g(l.code,l.message,l.retry_after);if(c==="done")return{id:i,answer:l}}throw new g("offline","the answer ended before it was whole")}async judge(e,t,r=""){await this.#t("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:r})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#t("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#r(e,t,r){let s=async()=>(this.#e||=await this.#s(r),this.#t(e,{method:"POST",signal:r,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(i){if(!(i instanceof g&&i.code==="session_over"))throw i;return this.#e="",s()}}async#s(e){let t=await this.#t("embed/session",{method:"POST",signal:e}),{token:r}=await t.json();return r}#t(e,t){return ce(this.base+e,{...t,credentials:"omit"})}};async function ce(n,e){let t;try{t=await fetch(n,e)}catch(a){throw e.signal?.aborted?a:new g("offline",String(a))}if(t.ok)return t;let r=await pe(t),s=Number(t.headers.get("Retry-After")),i=t.status===429||t.status===503;throw new g(r.code,r.message,i?s||5:null)}async function pe(n){let e=await n.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${n.status}`}}async function*ue(n,e){let t=n.body.pipeThrough(new TextDecoderStream).getReader(),r="";try{for(;;){let{done:s,value:i}=await t.read().catch(d=>{throw e.aborted?d:new g("offline",String(d))});if(s)return;let a=(r+i).split(`

`);r=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var W=`/* An answer, in the chat and in the widget. */
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
`;var $=`.panel {
  /* A site's accent may be too light for text. */
  --bs-accent: var(--bs-text);
  --bs-ground: var(--bs-raised);
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  inline-size: min(400px, 100vw - 20px - var(--across));
  /* Above or below it the button, and 20 pixels of the page. */
  block-size: min(640px, 100dvh - 88px - var(--along));
  overflow: hidden;
  border: 1px solid var(--bs-line);
  border-radius: var(--bs-radius);
  background: var(--bs-raised);
  color: var(--bs-text);
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
    outline: 2px solid var(--bs-text);
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
    background: var(--bs-tint);
  }

  button:disabled {
    cursor: default;
    color: var(--bs-muted);
  }

  header {
    display: flex;
    align-items: center;
    padding: 4px;
    padding-inline-start: 16px;
    border-block-end: 1px solid var(--bs-line);
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
    background: var(--bs-tint);
    color: var(--bs-text);
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
    color: var(--bs-muted);
  }

  .fresh {
    font-size: 0.875em;
  }

  .suggestion,
  .note button,
  .why button {
    padding-block: 9px;
    border-color: var(--bs-line);
  }

  .question {
    inline-size: fit-content;
    max-inline-size: 85%;
    margin-block: 16px 12px;
    margin-inline-start: auto;
    padding: 8px 14px;
    border-radius: var(--bs-radius);
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

  .draft,
  .note p {
    color: var(--bs-muted);
  }

  .note {
    justify-items: start;
  }

  a {
    color: inherit;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline-start: -12px;
    color: var(--bs-muted);
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
    border-block-start: 1px solid var(--bs-line);
  }

  .ask textarea {
    flex: 1;
  }

  textarea {
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 8em;
    padding: 9px 12px;
    border: 1px solid var(--bs-muted);
    border-radius: 10px;
    background: var(--bs-raised);
    color: inherit;
    font: inherit;
    field-sizing: content;
    resize: none;
  }

  textarea::placeholder {
    color: var(--bs-muted);
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
`;var j=`/* What chat, widget and pages share. The page's color-scheme is what was chosen; a site that has the
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
`;var me={greeting:"Every answer quotes the sentence it rests on.",upTo:"Articles up to {day}",checked:"checked {time}",conversation:"Conversation",question:"Your question",send:"Ask",stop:"Stop",close:"Close",again:"New conversation",searching:"Searching the articles …",searched:"Searched for “{q}”",citation:"Quote {n}",nearest:"What came nearest:",summarise:"Summarise “{title}”",also:"Also in:",copy:"Copy",copied:"Copied",helpful:"Helpful",unhelpful:"Not helpful",why:"What was wrong? (optional)",tell:"Send",skip:"Skip",thanks:"Thank you.",unheard:"That did not arrive.",retry:"Try again",stopped:"Stopped.",busy:"Many questions are being asked. Try again in {n}.",pending:"Your other questions are still being answered.",failed:"Something went wrong on the server.",refused:"The chat is not available on this page.",privacy:"Privacy",sure:"Very sure",fair:"Fairly sure",unsure:"Not sure",ofHundred:"Of 100 such answers about {n} are right.",by:"Read by {who}",correction:"Correction",opinion:"Opinion",analysis:"Analysis",advertising:"Advertising",review:"Review",satire:"Satire",reading:"Reading {n} of {of} …",writing:"Writing …",notice:"You are talking to a computer program (AI). It quotes the articles and can be wrong: check the quote.",understood:"Understood"},B=me;var be="M6 6l12 12 M18 6L6 18",ye="M4 4h16v12H9l-5 4z M12 7v6 M9 10h6",we="M12 19V5 M6 11l6-6 6 6",xe="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",ve="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",ke="M7 7h10v10H7z",Se=2e3,Ee=1e3,Te=6,Me=2,Ce="Summarise this article";function Xe(n,e,t,r,s=B){return n.shadowRoot?.adoptedStyleSheets.push(b(j),b($),b(W)),new A(n,new v(e),R(t,s),r)}var A=class{constructor(e,t,r,s){this.host=e;this.server=t;this.options=r;this.launcher=s;let{words:i,title:a,privacy:d,persist:c}=r;this.#o=new x(t.base,c,()=>this.#y()),this.#e.setAttribute("aria-label",i.conversation),this.#n.setAttribute("aria-label",i.question),this.#n.setAttribute("placeholder",i.question),this.#n.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#a||this.#u())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":a,hidden:!!s,onkeydown:(l=>this.#M(l))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),k(i.again,ye,()=>this.reset()),s&&k(i.close,be,()=>this.hide())),this.#t,o("form",{class:"ask",onsubmit:l=>{l.preventDefault(),this.#a?this.stop():this.#u()}},this.#n,this.#i),d&&o("footer",{},w(d,i.privacy))),this.#d(null),this.#p()}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#r=o("div",{class:"welcome"});#s=o("div",{class:"answer draft","aria-hidden":"true"});#t=o("div",{class:"scroll"},this.#r,this.#e,this.#s);#n=o("textarea",{rows:1,maxlength:Se,part:"input",dir:"auto"});#i=o("button",{class:"send",part:"send"});#o;#a=null;get isOpen(){return!this.element.hidden}show(e=!1){if(!(!this.launcher||e&&this.#o.closed)){if(this.element.hidden=!1,e&&getComputedStyle(this.element).position==="fixed"){this.element.hidden=!0;return}this.launcher.setAttribute("aria-expanded","true"),e||(this.#o.closed=!1,this.#n.focus()),this.#t.scrollTop=this.#t.scrollHeight}}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.#o.closed=!0,this.launcher.focus())}stop(){this.#a?.abort()}reset(){this.stop(),this.#d(null),this.#o.forget(),this.server.end(),this.#p()}async ask(e,t=e,r=this.#b()){this.#a&&(this.stop(),this.#l(this.options.words.stopped)),this.#g();let s=new AbortController;this.#r.hidden=!0;let i=G(t);this.#e.append(i),this.#c("message",{role:"user",content:t}),this.#d(s),this.#h(i);try{let a=await this.server.ask({question:e,history:this.#T(),page:r},(l,p)=>this.#s.replaceChildren(...T({answer:l,answerer:p})),s.signal);if(this.#a!==s)return;let{answer:d}=a,c={question:e,label:t,...a};this.#o.keep(c),this.#e.append(this.#f(c)),this.#c("message",{role:"assistant",content:d.answer,answer:d})}catch(a){if(this.#a!==s)return;let d=()=>{this.ask(e,t,r)};s.signal.aborted?this.#l(this.options.words.stopped,d):this.#E(a,d)}finally{this.#a===s&&(this.#d(null),this.#h(i))}}#b(){return this.options.pageContext?_():void 0}#u(){let e=this.#n.value.trim();e&&(this.#n.value="",this.ask(e))}#d(e){let{words:t}=this.options;this.#a=e,this.#i.replaceChildren(S(e?ke:we)),this.#i.setAttribute("aria-label",e?t.stop:t.send),this.#s.hidden=!e,this.#s.replaceChildren(o("p",{},t.searching))}#h(e){this.#t.scrollTop=e.offsetTop-this.#t.offsetTop-16}#g(){let e=this.host.shadowRoot.activeElement;e===this.#n||!this.element.contains(e)||this.#e.focus({preventScroll:!0})}#p(){let{greeting:e,starters:t}=this.options,r=Oe(this.options),{exchanges:s}=this.#o;this.#r.hidden=s.length>0,this.#r.replaceChildren(o("p",{dir:"auto"},e),...r?[o("p",{class:"fresh",dir:"auto"},r)]:[],...t.map(i=>U(i,()=>{this.ask(i)}))),this.#e.replaceChildren(...s.flatMap(i=>[G(i.label),this.#f(i)]))}#y(){this.#o.exchanges.length===0&&(this.stop(),this.#d(null)),this.#a||this.#p()}#f(e){let{question:t,answer:r}=e,s=I(t,r,this.server,this.options,i=>{this.#c("citation",i)});return o("article",{class:"answer",part:"answer"},...s,this.#x(e),this.options.followUps&&this.#w(r))}#w({answer:e,citations:t}){let s=[...new Map(t.map(i=>[i.article_id,i])).values()].filter(({title:i})=>!e.startsWith(i));return o("div",{class:"follow-ups"},...s.slice(0,Me).map(({title:i,url:a})=>{let d=this.options.words.summarise.replace("{title}",()=>i);return U(d,()=>{this.ask(Ce,d,C(a??"",i))})}))}#x({id:e,answer:t}){let{words:r,feedback:s}=this.options,i=o("button",{type:"button"},r.copy);i.addEventListener("click",()=>{this.#S(t,i)});let a=o("div",{class:"tools"},navigator.clipboard&&i);return s&&e&&a.append(...this.#v(e)),a}#v(e){let{words:t}=this.options,r=o("span",{role:"status"}),s=this.#k(async c=>{let l=!c||await this.#m(e,-1,c);r.textContent=l?t.thanks:t.unheard,s.hidden=l,l&&d.focus()}),i=async(c,l)=>{let p=await this.#m(e,l);if(r.textContent=p?t.thanks:t.unheard,!!p){for(let u of[a,d])u.setAttribute("aria-pressed",String(u===c));s.hidden=l===1,!s.hidden&&(s.querySelector("textarea").focus(),s.scrollIntoView({block:"nearest"}))}},a=k(t.helpful,xe,c=>{i(c,1)}),d=k(t.unhelpful,ve,c=>{i(c,-1)});for(let c of[a,d])c.setAttribute("aria-pressed","false");return[a,d,r,s]}#k(e){let{words:t}=this.options,r=o("textarea",{rows:2,maxlength:Ee,dir:"auto"}),s=o("button",{type:"button",onclick:()=>e("")},t.skip);return o("form",{class:"why",hidden:!0,onsubmit:i=>{i.preventDefault(),e(r.value.trim())},onkeydown:(i=>{i.key==="Escape"&&(i.stopPropagation(),e(""))})},o("label",{},t.why,r),o("button",{},t.tell),s)}async#m(e,t,r){try{return await this.server.judge(e,t,r),!0}catch(s){if(!(s instanceof g))throw s;return console.error(`Broadsheet: ${s.message}`),!1}}async#S(e,t){let r=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...r].join(`

`)),t.textContent=this.options.words.copied}#E(e,t){if(!(e instanceof g))throw e;let{words:r}=this.options,{code:s,message:i,retryAfter:a}=e;console.error(`Broadsheet: ${i}`),this.#c("error",{code:s,message:i}),s==="still_answering"?this.#l(r.pending,t):a!==null?this.#l(r.busy.replace("{n}",Ae(a,r.code)),t,a):s==="offline"?this.#l(r.offline,t):s==="origin_not_allowed"?this.#l(r.refused):s.startsWith("bad_")?this.#l(i):this.#l(r.failed,t)}#l(e,t,r=0){let s=o("button",{type:"button",disabled:r>0},this.options.words.retry),i=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{this.#g(),i.previousElementSibling?.remove(),i.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*r),this.#e.append(i)}#T(){return this.#o.exchanges.slice(-Te).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#M(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),r=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===r&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#c(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function Ae(n,e){let[t,r]=n<120?["second",1]:n<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(n/r))}function Oe({newest:n,seen:e,words:t}){let r=[],s=(i,a,d)=>{let c=new Date(a);if(a===""||Number.isNaN(c.valueOf()))return;let l=new Intl.DateTimeFormat(t.code,{day:"numeric",month:"long",...d});r.push(i.replace(/\{\w+\}/,l.format(c)))};return s(t.upTo,n,{year:"numeric",timeZone:"UTC"}),s(t.checked,e,{hour:"2-digit",minute:"2-digit"}),r.join(" · ")}function U(n,e){return o("button",{type:"button",class:"suggestion",dir:"auto",onclick:e},n)}function G(n){return o("p",{class:"question",part:"question",dir:"auto"},n)}function k(n,e,t){let r=o("button",{type:"button",class:"icon","aria-label":n,title:n});return r.append(S(e)),r.addEventListener("click",()=>t(r)),r}export{A as Panel,Xe as panel};
