function o(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r!==!1&&n.setAttribute(s,r===!0?"":String(r));return n.append(...t.filter(s=>!!s)),n}function x(i){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",i),e.append(t),e}function k(i){let e=new CSSStyleSheet;return e.replaceSync(i),e}var E=/\[(?<number>\d+)\]/g,q=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,S=/^\s*(?:[-*]|\d+[.)])\s+/;function M(i,e,t,{words:n,language:s},r){let a=e.answered?e.citations:e.nearest,d=new Map(a.map(p=>[String(p.number),R(p,t.where(p),n.read,s,r)])),c=p=>{let b=e.answered&&d.get(p);if(!b)return null;let H=()=>{b.open=!0,b.querySelector("summary").focus()},O=n.citation.replace("{n}",p);return o("button",{type:"button",class:"mark","aria-label":O,onclick:H},p)},l=e.standalone_question,u=p=>o("p",{class:"aside",dir:"auto"},p);return[l!==i&&u(n.searched.replace("{q}",()=>l)),...y(e.answer,e.answerer,c),e.notice&&u(e.notice),!e.answered&&a.length>0&&u(n.nearest),a.length>0&&o("ol",{class:"cards"},...[...d.values()].map(p=>o("li",{},p)))].filter(p=>p instanceof Node)}function y(i,e,t=()=>null){let n=e.includes(":")?q:E,s=r=>o("p",{dir:"auto"},...T(r,n,t));return n===E?[s(i)]:i.split(/\n{2,}/).filter(r=>r.trim()).map(r=>{let a=r.split(`
`);if(!a.every(l=>S.test(l)))return s(r);let d=a.map(l=>T(l.replace(S,""),n,t)),c=/^\s*\d/.test(r)?"ol":"ul";return o(c,{dir:"auto"},...d.map(l=>o("li",{},...l)))})}function T(i,e,t){let n=[],s=0;for(let r of i.matchAll(e))n.push(i.slice(s,r.index),P(r.groups,t)??r[0]),s=r.index+r[0].length;return[...n,i.slice(s)]}function P({bold:i,code:e,label:t,address:n,number:s},r){return s?r(s):i?o("strong",{},i):e?o("code",{},e):n?g(n,t??n):null}function R(i,e,t,n,s){let r=o("details",{part:"citation",dir:"auto",ontoggle:()=>r.open&&s(i)},o("summary",{},o("span",{class:"number"},String(i.number)),o("span",{class:"title"},i.title),i.published?o("time",{},_(i.published,n)):null),o("blockquote",{},`“${i.quote}”`),i.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(i.url)?.[1]),g(e,t));return r}function g(i,e){return/^https?:\/\//.test(i)?o("a",{href:i,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function _(i,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(i))}catch{return i}}var f=class{#e;#s;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#s=D(t);try{this.#t=JSON.parse(this.#s?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30),this.#n(t=>t.setItem(this.#e,JSON.stringify(this.#t)))}forget(){this.#t=[],this.#n(e=>e.removeItem(this.#e))}#n(e){try{this.#s&&e(this.#s)}catch{}}};function D(i){try{if(i==="local")return localStorage;if(i==="session")return sessionStorage}catch{}return null}function A(){let i=document.querySelector("link[rel=canonical]")?.href;return w(i||location.origin+location.pathname,document.title)}function w(i,e){return{url:i.length>2e3?"":i,title:e.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var h=class extends Error{constructor(t,n,s=null){super(n);this.code=t;this.retryAfter=s}code;retryAfter},v=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:s,deep_link:r}=e;return r??`${this.base}article/${t}?start=${n}&end=${s}#quote`}async ask(e,t,n){let s=await this.#s("embed/ask",e,n),r=s.headers.get("X-Answer-Id")??"",a="",d="";for await(let[c,l]of I(s,n))if(c==="meta")d=l.answerer;else if(c==="token")t(a+=l.text,d);else{if(c==="error")throw new h(l.code,l.message,l.retry_after);if(c==="done")return{id:r,answer:l}}throw new h("offline","the answer ended before it was whole")}async judge(e,t,n=""){await this.#n("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:n})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#n("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#s(e,t,n){let s=async()=>(this.#e||=await this.#t(n),this.#n(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(r){if(!(r instanceof h&&r.code==="session_over"))throw r;return this.#e="",s()}}async#t(e){let t=await this.#n("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#n(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(d){throw t.signal?.aborted?d:new h("offline",String(d))}if(n.ok)return n;let{error:s}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),r=Number(n.headers.get("Retry-After")),a=n.status===429||n.status===503;throw new h(s.code,s.message,a?r||5:null)}};async function*I(i,e){let t=i.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:s,value:r}=await t.read().catch(d=>{throw e.aborted?d:new h("offline",String(d))});if(s)return;let a=(n+r).split(`

`);n=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var L=`.panel {
  --background: var(--broadsheet-background, light-dark(#fff, #1c1d20));
  --text: var(--broadsheet-text, light-dark(#1b1c1e, #ececee));
  --muted: var(--broadsheet-muted, light-dark(#575b63, #a9adb6));
  --line: var(--broadsheet-line, light-dark(#d9dbe0, #3b3d43));
  --tint: var(--broadsheet-tint, light-dark(#f3f4f6, #292b2f));
  --radius: var(--broadsheet-radius, 14px);
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  inline-size: min(400px, 100vw - 40px);
  block-size: min(640px, 100dvh - 120px);
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
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-block-size: 44px;
    padding: 10px 12px;
    border-radius: 8px;
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary:hover {
    background: var(--tint);
  }

  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .title {
    flex: 1;
    font-weight: 600;
  }

  time,
  .site {
    color: var(--muted);
  }

  time {
    flex: none;
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

@media (width < 480px) {
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
`;var pe=k(L),$="M6 6l12 12 M18 6L6 18",G="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",B="M12 19V5 M6 11l6-6 6 6",K="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",U="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",V="M7 7h10v10H7z",J=2e3,W=1e3,F=6,X=2,Y="Summarise this article",z=class{constructor(e,t,n,s){this.host=e;this.server=t;this.options=n;this.launcher=s;let{words:r,title:a,privacy:d,persist:c}=n;this.#a=new f(t.base,c),this.#e.setAttribute("aria-label",r.conversation),this.#r.setAttribute("aria-label",r.question),this.#r.setAttribute("placeholder",r.question),this.#r.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#i||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":a,hidden:!!s,onkeydown:(l=>this.#T(l))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),m(r.again,G,()=>this.reset()),s&&m(r.close,$,()=>this.hide())),this.#n,o("form",{class:"ask",onsubmit:l=>{l.preventDefault(),this.#i?this.stop():this.#p()}},this.#r,this.#c),d&&o("footer",{},g(d,r.privacy))),this.#l(null),this.#u();for(let l of this.#a.exchanges)this.#b(l)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#s=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#n=o("div",{class:"scroll"},this.#s,this.#e,this.#t);#r=o("textarea",{rows:1,maxlength:J,part:"input",dir:"auto"});#c=o("button",{class:"send",part:"send"});#a;#i=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#r.focus(),this.#n.scrollTop=this.#n.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#i?.abort()}reset(){this.stop(),this.#l(null),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#u()}async ask(e,t=e,n=this.#m()){this.stop();let s=new AbortController;this.#s.hidden=!0;let r=C(t);this.#e.append(r),this.#d("message",{role:"user",content:t}),this.#l(s),this.#h(r);try{let a=await this.server.ask({question:e,history:this.#S(),page:n},(l,u)=>this.#t.replaceChildren(...y(l,u)),s.signal);if(this.#i!==s)return;let{answer:d}=a,c={question:e,label:t,...a};this.#a.keep(c),this.#e.append(this.#g(c)),this.#d("message",{role:"assistant",content:d.answer,answer:d})}catch(a){if(this.#i!==s)return;let d=()=>{this.ask(e,t,n)};s.signal.aborted?this.#o(this.options.words.stopped,d):this.#E(a,d)}finally{this.#i===s&&(this.#l(null),this.#h(r))}}#m(){return this.options.pageContext?A():void 0}#p(){let e=this.#r.value.trim();e&&(this.#r.value="",this.ask(e))}#l(e){let{words:t}=this.options;this.#i=e,this.#c.replaceChildren(x(e?V:B)),this.#c.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#h(e){this.#n.scrollTop=e.offsetTop-this.#n.offsetTop-16}#u(){let{greeting:e,starters:t}=this.options;this.#s.hidden=!1,this.#s.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>N(n,()=>{this.ask(n)})))}#b(e){this.#s.hidden=!0,this.#e.append(C(e.label),this.#g(e))}#g(e){let{question:t,answer:n}=e,s=M(t,n,this.server,this.options,r=>this.#d("citation",r));return o("article",{class:"answer",part:"answer"},...s,this.#y(e),this.options.followUps&&this.#x(n))}#x({answer:e,citations:t}){let s=[...new Map(t.map(r=>[r.article_id,r])).values()].filter(({title:r})=>!e.startsWith(r));return o("div",{class:"follow-ups"},...s.slice(0,X).map(({title:r,url:a})=>{let d=this.options.words.summarise.replace("{title}",()=>r);return N(d,()=>{this.ask(Y,d,w(a??"",r))})}))}#y({id:e,answer:t}){let{words:n,feedback:s}=this.options,r=o("button",{type:"button"},n.copy);r.addEventListener("click",()=>{this.#k(t,r)});let a=o("div",{class:"tools"},navigator.clipboard&&r);return s&&e&&a.append(...this.#w(e)),a}#w(e){let{words:t}=this.options,n=o("span",{role:"status"}),s=this.#v(async c=>{s.hidden=!c||await this.#f(e,-1,c),d.focus()}),r=async(c,l)=>{if(await this.#f(e,l)){for(let u of[a,d])u.setAttribute("aria-pressed",String(u===c));n.textContent=t.thanks,s.hidden=l===1,!s.hidden&&(s.querySelector("textarea").focus(),s.scrollIntoView({block:"nearest"}))}},a=m(t.helpful,K,c=>{r(c,1)}),d=m(t.unhelpful,U,c=>{r(c,-1)});for(let c of[a,d])c.setAttribute("aria-pressed","false");return[a,d,n,s]}#v(e){let{words:t}=this.options,n=o("textarea",{rows:2,maxlength:W,dir:"auto"}),s=o("button",{type:"button",onclick:()=>e("")},t.skip);return o("form",{class:"why",hidden:!0,onsubmit:r=>{r.preventDefault(),e(n.value.trim())},onkeydown:(r=>{r.key==="Escape"&&(r.stopPropagation(),e(""))})},o("label",{},t.why,n),o("button",{},t.tell),s)}async#f(e,t,n){try{return await this.server.judge(e,t,n),!0}catch(s){if(!(s instanceof h))throw s;return console.error(`Broadsheet: ${s.message}`),!1}}async#k(e,t){let n=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#E(e,t){if(!(e instanceof h))throw e;let{words:n}=this.options,{code:s,message:r,retryAfter:a}=e;console.error(`Broadsheet: ${r}`),this.#d("error",{code:s,message:r}),a!==null?this.#o(n.busy.replace("{n}",String(a)),t,a):s==="offline"?this.#o(n.offline,t):s==="origin_not_allowed"?this.#o(n.refused):s.startsWith("bad_")?this.#o(r):this.#o(n.failed,t)}#o(e,t,n=0){let s=o("button",{type:"button",disabled:n>0},this.options.words.retry),r=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{r.previousElementSibling?.remove(),r.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*n),this.#e.append(r)}#S(){return this.#a.exchanges.slice(-F).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#T(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#d(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function N(i,e){return o("button",{type:"button",class:"suggestion",dir:"auto",onclick:e},i)}function C(i){return o("p",{class:"question",part:"question",dir:"auto"},i)}function m(i,e,t){let n=o("button",{type:"button",class:"icon","aria-label":i,title:i});return n.append(x(e)),n.addEventListener("click",()=>t(n)),n}export{z as Panel,v as Server,pe as style};
