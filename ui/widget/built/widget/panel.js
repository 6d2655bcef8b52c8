function o(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r!==!1&&n.setAttribute(s,r===!0?"":String(r));return n.append(...t.filter(s=>!!s)),n}function x(i){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",i),e.append(t),e}function k(i){let e=new CSSStyleSheet;return e.replaceSync(i),e}var E=/\[(?<number>\d+)\]/g,P=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,S=/^\s*(?:[-*]|\d+[.)])\s+/;function A(i,e,t,{words:n,language:s},r){let l=e.answered?e.citations:e.nearest,d=new Map(l.map(p=>[String(p.number),R(p,t.where(p),n.read,s,r)])),c=p=>{let b=e.answered&&d.get(p);if(!b)return null;let H=()=>{b.open=!0,b.querySelector("summary").focus()},O=n.citation.replace("{n}",p);return o("button",{type:"button",class:"mark","aria-label":O,onclick:H},p)},a=e.standalone_question,u=p=>o("p",{class:"aside",dir:"auto"},p);return[a!==i&&u(n.searched.replace("{q}",()=>a)),...y(e.answer,e.answerer,c),e.notice&&u(e.notice),!e.answered&&l.length>0&&u(n.nearest),l.length>0&&o("ol",{class:"cards"},...[...d.values()].map(p=>o("li",{},p)))].filter(p=>p instanceof Node)}function y(i,e,t=()=>null){let n=e.includes(":")?P:E,s=r=>o("p",{dir:"auto"},...T(r,n,t));return n===E?[s(i)]:i.split(/\n{2,}/).filter(r=>r.trim()).map(r=>{let l=r.split(`
`);if(!l.every(a=>S.test(a)))return s(r);let d=l.map(a=>T(a.replace(S,""),n,t)),c=/^\s*\d/.test(r)?"ol":"ul";return o(c,{dir:"auto"},...d.map(a=>o("li",{},...a)))})}function T(i,e,t){let n=[],s=0;for(let r of i.matchAll(e))n.push(i.slice(s,r.index),q(r.groups,t)??r[0]),s=r.index+r[0].length;return[...n,i.slice(s)]}function q({bold:i,code:e,label:t,address:n,number:s},r){return s?r(s):i?o("strong",{},i):e?o("code",{},e):n?g(n,t??n):null}function R(i,e,t,n,s){let r=o("details",{part:"citation",dir:"auto",ontoggle:()=>r.open&&s(i)},o("summary",{},o("span",{class:"number"},String(i.number)),o("span",{class:"title"},i.title),i.published?o("time",{dir:"auto"},_(i.published,n)):null),o("blockquote",{},`“${i.quote}”`),i.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(i.url)?.[1]),g(e,t));return r}function g(i,e){return/^https?:\/\//.test(i)?o("a",{href:i,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function _(i,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(i))}catch{return i}}var f=class{#e;#s;#r;#t=[];constructor(e,t,n){this.#e=`broadsheet ${e}`,this.#s=I(t),this.#n(),addEventListener("storage",s=>{s.storageArea===this.#s&&this.#n()&&n()})}get exchanges(){return this.#t}keep(e){this.#n(),this.#t=[...this.#t,e].slice(-30);let t=JSON.stringify(this.#t);this.#i(n=>{n.setItem(this.#e,t),this.#r=t})}forget(){this.#t=[],this.#i(e=>{e.removeItem(this.#e),this.#r=null})}get closed(){return this.#i(e=>e.getItem(`${this.#e} closed`))!==null}set closed(e){this.#i(t=>e?t.setItem(`${this.#e} closed`,""):t.removeItem(`${this.#e} closed`))}#n(){return this.#i(e=>{let t=e.getItem(this.#e);if(t===this.#r)return!1;this.#r=t;try{let n=JSON.parse(t??"[]");if(!Array.isArray(n))throw new TypeError("no list");this.#t=n}catch{this.forget()}return!0})??!1}#i(e){try{return this.#s&&e(this.#s)}catch{return null}}};function I(i){try{if(i==="local")return localStorage;if(i==="session")return sessionStorage}catch{}return null}function M(){let i=document.querySelector("link[rel=canonical]")?.href;return w(i||location.origin+location.pathname,document.title)}function w(i,e){return{url:i.length>2e3?"":i,title:e.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var h=class extends Error{constructor(t,n,s=null){super(n);this.code=t;this.retryAfter=s}code;retryAfter},v=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:s,deep_link:r}=e;return r??`${this.base}article/${t}?start=${n}&end=${s}#quote`}async ask(e,t,n){let s=await this.#s("embed/ask",e,n),r=s.headers.get("X-Answer-Id")??"",l="",d="";for await(let[c,a]of j(s,n))if(c==="meta")d=a.answerer;else if(c==="token")t(l+=a.text,d);else{if(c==="error")throw new h(a.code,a.message,a.retry_after);if(c==="done")return{id:r,answer:a}}throw new h("offline","the answer ended before it was whole")}async judge(e,t,n=""){await this.#t("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:n})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#t("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#s(e,t,n){let s=async()=>(this.#e||=await this.#r(n),this.#t(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(r){if(!(r instanceof h&&r.code==="session_over"))throw r;return this.#e="",s()}}async#r(e){let t=await this.#t("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#t(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(d){throw t.signal?.aborted?d:new h("offline",String(d))}if(n.ok)return n;let s=await $(n),r=Number(n.headers.get("Retry-After")),l=n.status===429||n.status===503;throw new h(s.code,s.message,l?r||5:null)}};async function $(i){let e=await i.json().catch(()=>{});return typeof e?.error?.code=="string"?e.error:{code:"http_error",message:`status ${i.status}`}}async function*j(i,e){let t=i.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:s,value:r}=await t.read().catch(d=>{throw e.aborted?d:new h("offline",String(d))});if(s)return;let l=(n+r).split(`

`);n=l.pop()??"";for(let d of l){let[c,a]=d.split(`
`);a&&(yield[c.slice(7),JSON.parse(a.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var z=`.panel {
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
`;var ue=k(z),G="M6 6l12 12 M18 6L6 18",B="M4 4h16v12H9l-5 4z M12 7v6 M9 10h6",K="M12 19V5 M6 11l6-6 6 6",U="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",V="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",J="M7 7h10v10H7z",W=2e3,F=1e3,X=6,Y=2,Z="Summarise this article",L=class{constructor(e,t,n,s){this.host=e;this.server=t;this.options=n;this.launcher=s;let{words:r,title:l,privacy:d,persist:c}=n;this.#o=new f(t.base,c,()=>this.#x()),this.#e.setAttribute("aria-label",r.conversation),this.#n.setAttribute("aria-label",r.question),this.#n.setAttribute("placeholder",r.question),this.#n.addEventListener("keydown",a=>{a.key!=="Enter"||a.shiftKey||a.isComposing||(a.preventDefault(),this.#a||this.#h())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":l,hidden:!!s,onkeydown:(a=>this.#A(a))},o("header",{part:"header"},o("h2",{},o("bdi",{},l)),m(r.again,B,()=>this.reset()),s&&m(r.close,G,()=>this.hide())),this.#t,o("form",{class:"ask",onsubmit:a=>{a.preventDefault(),this.#a?this.stop():this.#h()}},this.#n,this.#i),d&&o("footer",{},g(d,r.privacy))),this.#d(null),this.#p()}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#s=o("div",{class:"welcome"});#r=o("div",{class:"answer draft","aria-hidden":"true"});#t=o("div",{class:"scroll"},this.#s,this.#e,this.#r);#n=o("textarea",{rows:1,maxlength:W,part:"input",dir:"auto"});#i=o("button",{class:"send",part:"send"});#o;#a=null;get isOpen(){return!this.element.hidden}show(e=!1){if(!(!this.launcher||e&&this.#o.closed)){if(this.element.hidden=!1,e&&getComputedStyle(this.element).position==="fixed"){this.element.hidden=!0;return}this.launcher.setAttribute("aria-expanded","true"),e||(this.#o.closed=!1,this.#n.focus()),this.#t.scrollTop=this.#t.scrollHeight}}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.#o.closed=!0,this.launcher.focus())}stop(){this.#a?.abort()}reset(){this.stop(),this.#d(null),this.#o.forget(),this.server.end(),this.#p()}async ask(e,t=e,n=this.#b()){this.#a&&(this.stop(),this.#l(this.options.words.stopped)),this.#g();let s=new AbortController;this.#s.hidden=!0;let r=C(t);this.#e.append(r),this.#c("message",{role:"user",content:t}),this.#d(s),this.#u(r);try{let l=await this.server.ask({question:e,history:this.#T(),page:n},(a,u)=>this.#r.replaceChildren(...y(a,u)),s.signal);if(this.#a!==s)return;let{answer:d}=l,c={question:e,label:t,...l};this.#o.keep(c),this.#e.append(this.#f(c)),this.#c("message",{role:"assistant",content:d.answer,answer:d})}catch(l){if(this.#a!==s)return;let d=()=>{this.ask(e,t,n)};s.signal.aborted?this.#l(this.options.words.stopped,d):this.#S(l,d)}finally{this.#a===s&&(this.#d(null),this.#u(r))}}#b(){return this.options.pageContext?M():void 0}#h(){let e=this.#n.value.trim();e&&(this.#n.value="",this.ask(e))}#d(e){let{words:t}=this.options;this.#a=e,this.#i.replaceChildren(x(e?J:K)),this.#i.setAttribute("aria-label",e?t.stop:t.send),this.#r.hidden=!e,this.#r.replaceChildren(o("p",{},t.searching))}#u(e){this.#t.scrollTop=e.offsetTop-this.#t.offsetTop-16}#g(){let e=this.host.shadowRoot.activeElement;e===this.#n||!this.element.contains(e)||this.#e.focus({preventScroll:!0})}#p(){let{greeting:e,starters:t}=this.options,{exchanges:n}=this.#o;this.#s.hidden=n.length>0,this.#s.replaceChildren(o("p",{dir:"auto"},e),...t.map(s=>N(s,()=>{this.ask(s)}))),this.#e.replaceChildren(...n.flatMap(s=>[C(s.label),this.#f(s)]))}#x(){this.#o.exchanges.length===0&&(this.stop(),this.#d(null)),this.#a||this.#p()}#f(e){let{question:t,answer:n}=e,s=A(t,n,this.server,this.options,r=>this.#c("citation",r));return o("article",{class:"answer",part:"answer"},...s,this.#w(e),this.options.followUps&&this.#y(n))}#y({answer:e,citations:t}){let s=[...new Map(t.map(r=>[r.article_id,r])).values()].filter(({title:r})=>!e.startsWith(r));return o("div",{class:"follow-ups"},...s.slice(0,Y).map(({title:r,url:l})=>{let d=this.options.words.summarise.replace("{title}",()=>r);return N(d,()=>{this.ask(Z,d,w(l??"",r))})}))}#w({id:e,answer:t}){let{words:n,feedback:s}=this.options,r=o("button",{type:"button"},n.copy);r.addEventListener("click",()=>{this.#E(t,r)});let l=o("div",{class:"tools"},navigator.clipboard&&r);return s&&e&&l.append(...this.#v(e)),l}#v(e){let{words:t}=this.options,n=o("span",{role:"status"}),s=this.#k(async c=>{let a=!c||await this.#m(e,-1,c);n.textContent=a?t.thanks:t.unheard,s.hidden=a,a&&d.focus()}),r=async(c,a)=>{let u=await this.#m(e,a);if(n.textContent=u?t.thanks:t.unheard,!!u){for(let p of[l,d])p.setAttribute("aria-pressed",String(p===c));s.hidden=a===1,!s.hidden&&(s.querySelector("textarea").focus(),s.scrollIntoView({block:"nearest"}))}},l=m(t.helpful,U,c=>{r(c,1)}),d=m(t.unhelpful,V,c=>{r(c,-1)});for(let c of[l,d])c.setAttribute("aria-pressed","false");return[l,d,n,s]}#k(e){let{words:t}=this.options,n=o("textarea",{rows:2,maxlength:F,dir:"auto"}),s=o("button",{type:"button",onclick:()=>e("")},t.skip);return o("form",{class:"why",hidden:!0,onsubmit:r=>{r.preventDefault(),e(n.value.trim())},onkeydown:(r=>{r.key==="Escape"&&(r.stopPropagation(),e(""))})},o("label",{},t.why,n),o("button",{},t.tell),s)}async#m(e,t,n){try{return await this.server.judge(e,t,n),!0}catch(s){if(!(s instanceof h))throw s;return console.error(`Broadsheet: ${s.message}`),!1}}async#E(e,t){let n=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#S(e,t){if(!(e instanceof h))throw e;let{words:n}=this.options,{code:s,message:r,retryAfter:l}=e;console.error(`Broadsheet: ${r}`),this.#c("error",{code:s,message:r}),s==="still_answering"?this.#l(n.pending,t):l!==null?this.#l(n.busy.replace("{n}",Q(l,n.code)),t,l):s==="offline"?this.#l(n.offline,t):s==="origin_not_allowed"?this.#l(n.refused):s.startsWith("bad_")?this.#l(r):this.#l(n.failed,t)}#l(e,t,n=0){let s=o("button",{type:"button",disabled:n>0},this.options.words.retry),r=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{this.#g(),r.previousElementSibling?.remove(),r.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*n),this.#e.append(r)}#T(){return this.#o.exchanges.slice(-X).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#A(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#c(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function Q(i,e){let[t,n]=i<120?["second",1]:i<7200?["minute",60]:["hour",3600];return new Intl.NumberFormat(e,{style:"unit",unit:t,unitDisplay:"long"}).format(Math.ceil(i/n))}function N(i,e){return o("button",{type:"button",class:"suggestion",dir:"auto",onclick:e},i)}function C(i){return o("p",{class:"question",part:"question",dir:"auto"},i)}function m(i,e,t){let n=o("button",{type:"button",class:"icon","aria-label":i,title:i});return n.append(x(e)),n.addEventListener("click",()=>t(n)),n}export{L as Panel,v as Server,ue as style};
