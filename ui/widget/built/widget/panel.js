function o(s,e={},...t){let n=document.createElement(s);for(let[r,i]of Object.entries(e))typeof i=="function"?n.addEventListener(r.slice(2),i):i!==!1&&n.setAttribute(r,i===!0?"":String(i));return n.append(...t.filter(r=>!!r)),n}function f(s){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",s),e.append(t),e}function v(s){let e=new CSSStyleSheet;return e.replaceSync(s),e}var k=/\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|\[(\d+)\]/g,E=/\[(\d+)\]/g,y=/^\s*(?:[-*]|\d+[.)])\s+/;function S(s,e,{words:t,language:n},r){let i=s.answered?s.citations:s.nearest,a=new Map(i.map(c=>[String(c.number),N(c,e.where(c),t.read,n,r)])),d=c=>{let l=s.answered&&a.get(c);if(!l)return null;let h=()=>{l.open=!0,l.querySelector("summary").focus()},u=t.citation.replace("{n}",c);return o("button",{type:"button",class:"mark","aria-label":u,onclick:h},c)};return[...b(s.answer,s.answerer,d),!s.answered&&i.length>0?o("p",{class:"nearest"},t.nearest):null,i.length>0?o("ol",{class:"cards"},...[...a.values()].map(c=>o("li",{},c))):null].filter(c=>c!==null)}function b(s,e,t=()=>null){let n=e==="reader"?E:k,r=i=>o("p",{dir:"auto"},...w(i,n,t));return e==="reader"?[r(s)]:s.split(/\n{2,}/).filter(i=>i.trim()).map(i=>{let a=i.split(`
`);if(!a.every(l=>y.test(l)))return r(i);let d=a.map(l=>w(l.replace(y,""),n,t)),c=/^\s*\d/.test(i)?"ol":"ul";return o(c,{dir:"auto"},...d.map(l=>o("li",{},...l)))})}function w(s,e,t){let n=[],r=0;for(let i of s.matchAll(e)){let[a,d,c,l,h,u=e===E?i[1]:""]=i,C=u&&t(u)||e===k&&(d&&o("strong",{},d)||c&&o("code",{},c)||h&&g(h,l));n.push(s.slice(r,i.index),C||a),r=i.index+a.length}return[...n,s.slice(r)]}function N(s,e,t,n,r){let i=o("details",{part:"citation",dir:"auto",ontoggle:()=>i.open&&r(s)},o("summary",{},o("span",{class:"number"},String(s.number)),o("span",{class:"title"},s.title),s.published?o("time",{},L(s.published,n)):null),o("blockquote",{},`“${s.quote}”`),s.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(s.url)?.[1]),g(e,t));return i}function g(s,e){return/^https?:\/\//.test(s)?o("a",{href:s,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function L(s,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(s))}catch{return s}}var m=class{#e;#n;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#n=q(t);try{this.#t=JSON.parse(this.#n?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30);try{this.#n?.setItem(this.#e,JSON.stringify(this.#t))}catch{}}forget(){this.#t=[],this.#n?.removeItem(this.#e)}};function q(s){try{if(s==="local")return localStorage;if(s==="session")return sessionStorage}catch{}return null}var p=class extends Error{constructor(t,n,r=null){super(n);this.code=t;this.retryAfter=r}code;retryAfter},x=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:r,deep_link:i}=e;return i??`${this.base}article/${t}?start=${n}&end=${r}#quote`}async ask(e,t,n){let r=await this.#n("embed/ask",e,n),i="";for await(let[a,d]of O(r,n))if(a==="token")t(i+=d.text);else{if(a==="error")throw new p(d.code,d.message,d.retry_after);if(a==="done")return d}throw new p("offline","the answer ended before it was whole")}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#r("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#n(e,t,n){let r=async()=>(this.#e||=await this.#t(n),this.#r(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await r()}catch(i){if(!(i instanceof p&&i.code==="session_over"))throw i;return this.#e="",r()}}async#t(e){let t=await this.#r("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#r(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(a){throw t.signal?.aborted?a:new p("offline",String(a))}if(n.ok)return n;let{error:r}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),i=Number(n.headers.get("Retry-After"));throw new p(r.code,r.message,n.status===429?i||5:null)}};async function*O(s,e){let t=s.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:r,value:i}=await t.read().catch(d=>{throw e.aborted?d:new p("offline",String(d))});if(r)return;let a=(n+i).split(`

`);n=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var T=`.panel {
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

  header button {
    padding: 11px;
    inline-size: 44px;
    block-size: 44px;
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

  .starter,
  .note button {
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
  .nearest {
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

  form {
    display: flex;
    align-items: end;
    gap: 8px;
    padding: 10px;
    border-block-start: 1px solid var(--line);
  }

  textarea {
    flex: 1;
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
`;var W=v(T),R="M6 6l12 12 M18 6L6 18",$="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",P="M12 19V5 M6 11l6-6 6 6",_="M7 7h10v10H7z",D=2e3,I=6,A=class{constructor(e,t,n,r){this.host=e;this.server=t;this.options=n;this.launcher=r;let{words:i,title:a,privacy:d,persist:c}=n;this.#a=new m(t.base,c),this.#e.setAttribute("aria-label",i.conversation),this.#i.setAttribute("aria-label",i.question),this.#i.setAttribute("placeholder",i.question),this.#i.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#s||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:r?"dialog":"region","aria-label":a,hidden:!!r,onkeydown:(l=>this.#w(l))},o("header",{part:"header"},o("h2",{dir:"auto"},a),M(i.again,$,()=>this.reset()),r&&M(i.close,R,()=>this.hide())),this.#r,o("form",{onsubmit:l=>{l.preventDefault(),this.#s?this.stop():this.#p()}},this.#i,this.#d),d&&o("footer",{},g(d,i.privacy))),this.#c(null),this.#u();for(let l of this.#a.exchanges)this.#m(l)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#n=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#r=o("div",{class:"scroll"},this.#n,this.#e,this.#t);#i=o("textarea",{rows:1,maxlength:D,part:"input",dir:"auto"});#d=o("button",{class:"send",part:"send"});#a;#s=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#i.focus(),this.#r.scrollTop=this.#r.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#s?.abort()}reset(){this.stop(),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#u()}async ask(e){this.stop();let t=new AbortController;this.#n.hidden=!0;let n=z(e);this.#e.append(n),this.#l("message",{role:"user",content:e}),this.#c(t),this.#h(n);try{let r=await this.server.ask({question:e,history:this.#v(),page:this.#y()},i=>this.#t.replaceChildren(...b(i,"reader")),t.signal);this.#a.keep({question:e,answer:r}),this.#e.append(this.#g(r)),this.#l("message",{role:"assistant",content:r.answer,answer:r})}catch(r){let i=()=>{this.ask(e)};t.signal.aborted?this.#s===t&&this.#o(this.options.words.stopped,i):this.#x(r,i)}finally{this.#s===t&&this.#c(null),this.#h(n)}}#p(){let e=this.#i.value.trim();e&&(this.#i.value="",this.ask(e))}#c(e){let{words:t}=this.options;this.#s=e,this.#d.replaceChildren(f(e?_:P)),this.#d.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#h(e){this.#r.scrollTop=e.offsetTop-this.#r.offsetTop-16}#u(){let{greeting:e,starters:t}=this.options;this.#n.hidden=!1,this.#n.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>o("button",{type:"button",class:"starter",dir:"auto",onclick:()=>{this.ask(n)}},n)))}#m({question:e,answer:t}){this.#n.hidden=!0,this.#e.append(z(e),this.#g(t))}#g(e){let t=S(e,this.server,this.options,n=>this.#l("citation",n));return o("article",{class:"answer",part:"answer"},...t,this.#f(e))}#f(e){let{words:t}=this.options,n=o("button",{type:"button",onclick:()=>{this.#b(e,n)}});return n.append(t.copy),o("div",{class:"tools"},navigator.clipboard&&n)}async#b(e,t){let n=e.citations.map(r=>`[${r.number}] ${r.title}: “${r.quote}” ${this.server.where(r)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#x(e,t){if(!(e instanceof p))throw e;let{words:n}=this.options,{code:r,message:i,retryAfter:a}=e;console.error(`Broadsheet: ${i}`),this.#l("error",{code:r,message:i}),a!==null?this.#o(n.busy.replace("{n}",String(a)),t,a):r==="offline"?this.#o(n.offline,t):r==="origin_not_allowed"?this.#o(n.refused):r==="bad_question"||r==="bad_request"?this.#o(i):this.#o(n.failed,t)}#o(e,t,n=0){let r=o("button",{type:"button",disabled:n>0},this.options.words.retry),i=o("div",{class:"answer note"},o("p",{},e),t&&r);r.addEventListener("click",()=>{i.previousElementSibling?.remove(),i.remove(),t?.()}),setTimeout(()=>r.disabled=!1,1e3*n),this.#e.append(i)}#v(){return this.#a.exchanges.slice(-I).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#y(){return this.options.pageContext?{url:location.href,title:document.title}:null}#w(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(r=>r.checkVisibility()&&!r.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#l(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function z(s){return o("p",{class:"question",part:"question",dir:"auto"},s)}function M(s,e,t){return o("button",{type:"button","aria-label":s,title:s,onclick:t},f(e))}export{A as Panel,x as Server,W as style};
