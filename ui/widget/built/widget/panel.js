function o(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r!==!1&&n.setAttribute(s,r===!0?"":String(r));return n.append(...t.filter(s=>!!s)),n}function f(i){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",i),e.append(t),e}function y(i){let e=new CSSStyleSheet;return e.replaceSync(i),e}var E=/\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|\[(\d+)\]/g,S=/\[(\d+)\]/g,w=/^\s*(?:[-*]|\d+[.)])\s+/;function A(i,e,{words:t,language:n},s){let r=i.answered?i.citations:i.nearest,a=new Map(r.map(l=>[String(l.number),N(l,e.where(l),t.read,n,s)])),d=l=>{let c=i.answered&&a.get(l);if(!c)return null;let h=()=>{c.open=!0,c.querySelector("summary").focus()},u=t.citation.replace("{n}",l);return o("button",{type:"button",class:"mark","aria-label":u,onclick:h},l)};return[...b(i.answer,i.answerer,d),!i.answered&&r.length>0?o("p",{class:"nearest"},t.nearest):null,r.length>0?o("ol",{class:"cards"},...[...a.values()].map(l=>o("li",{},l))):null].filter(l=>l!==null)}function b(i,e,t=()=>null){let n=e==="reader"?S:E,s=r=>o("p",{dir:"auto"},...k(r,n,t));return e==="reader"?[s(i)]:i.split(/\n{2,}/).filter(r=>r.trim()).map(r=>{let a=r.split(`
`);if(!a.every(c=>w.test(c)))return s(r);let d=a.map(c=>k(c.replace(w,""),n,t)),l=/^\s*\d/.test(r)?"ol":"ul";return o(l,{dir:"auto"},...d.map(c=>o("li",{},...c)))})}function k(i,e,t){let n=[],s=0;for(let r of i.matchAll(e)){let[a,d,l,c,h,u=e===S?r[1]:""]=r,C=u&&t(u)||e===E&&(d&&o("strong",{},d)||l&&o("code",{},l)||h&&g(h,c));n.push(i.slice(s,r.index),C||a),s=r.index+a.length}return[...n,i.slice(s)]}function N(i,e,t,n,s){let r=o("details",{part:"citation",dir:"auto",ontoggle:()=>r.open&&s(i)},o("summary",{},o("span",{class:"number"},String(i.number)),o("span",{class:"title"},i.title),i.published?o("time",{},L(i.published,n)):null),o("blockquote",{},`“${i.quote}”`),i.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(i.url)?.[1]),g(e,t));return r}function g(i,e){return/^https?:\/\//.test(i)?o("a",{href:i,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function L(i,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(i))}catch{return i}}var m=class{#e;#n;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#n=H(t);try{this.#t=JSON.parse(this.#n?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30);try{this.#n?.setItem(this.#e,JSON.stringify(this.#t))}catch{}}forget(){this.#t=[],this.#n?.removeItem(this.#e)}};function H(i){try{if(i==="local")return localStorage;if(i==="session")return sessionStorage}catch{}return null}var p=class extends Error{constructor(t,n,s=null){super(n);this.code=t;this.retryAfter=s}code;retryAfter},x=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:s,deep_link:r}=e;return r??`${this.base}article/${t}?start=${n}&end=${s}#quote`}async ask(e,t,n){let s=await this.#n("embed/ask",e,n),r=s.headers.get("X-Answer-Id")??"",a="";for await(let[d,l]of O(s,n))if(d==="token")t(a+=l.text);else{if(d==="error")throw new p(l.code,l.message,l.retry_after);if(d==="done")return{id:r,answer:l}}throw new p("offline","the answer ended before it was whole")}async judge(e,t){await this.#r("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#r("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#n(e,t,n){let s=async()=>(this.#e||=await this.#t(n),this.#r(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(r){if(!(r instanceof p&&r.code==="session_over"))throw r;return this.#e="",s()}}async#t(e){let t=await this.#r("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#r(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(a){throw t.signal?.aborted?a:new p("offline",String(a))}if(n.ok)return n;let{error:s}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),r=Number(n.headers.get("Retry-After"));throw new p(s.code,s.message,n.status===429?r||5:null)}};async function*O(i,e){let t=i.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:s,value:r}=await t.read().catch(d=>{throw e.aborted?d:new p("offline",String(d))});if(s)return;let a=(n+r).split(`

`);n=a.pop()??"";for(let d of a){let[l,c]=d.split(`
`);c&&(yield[l.slice(7),JSON.parse(c.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var T=`.panel {
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
`;var ee=y(T),R="M6 6l12 12 M18 6L6 18",$="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",P="M12 19V5 M6 11l6-6 6 6",j="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",_="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",D="M7 7h10v10H7z",I=2e3,B=6,M=class{constructor(e,t,n,s){this.host=e;this.server=t;this.options=n;this.launcher=s;let{words:r,title:a,privacy:d,persist:l}=n;this.#a=new m(t.base,l),this.#e.setAttribute("aria-label",r.conversation),this.#s.setAttribute("aria-label",r.question),this.#s.setAttribute("placeholder",r.question),this.#s.addEventListener("keydown",c=>{c.key!=="Enter"||c.shiftKey||c.isComposing||(c.preventDefault(),this.#i||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":a,hidden:!!s,onkeydown:(c=>this.#w(c))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),v(r.again,$,()=>this.reset()),s&&v(r.close,R,()=>this.hide())),this.#r,o("form",{onsubmit:c=>{c.preventDefault(),this.#i?this.stop():this.#p()}},this.#s,this.#d),d&&o("footer",{},g(d,r.privacy))),this.#c(null),this.#u();for(let c of this.#a.exchanges)this.#m(c)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#n=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#r=o("div",{class:"scroll"},this.#n,this.#e,this.#t);#s=o("textarea",{rows:1,maxlength:I,part:"input",dir:"auto"});#d=o("button",{class:"send",part:"send"});#a;#i=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#s.focus(),this.#r.scrollTop=this.#r.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#i?.abort()}reset(){this.stop(),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#u()}async ask(e){this.stop();let t=new AbortController;this.#n.hidden=!0;let n=z(e);this.#e.append(n),this.#l("message",{role:"user",content:e}),this.#c(t),this.#h(n);try{let s=await this.server.ask({question:e,history:this.#y()},a=>this.#t.replaceChildren(...b(a,"reader")),t.signal),{answer:r}=s;this.#a.keep({question:e,...s}),this.#e.append(this.#g(s)),this.#l("message",{role:"assistant",content:r.answer,answer:r})}catch(s){let r=()=>{this.ask(e)};t.signal.aborted?this.#i===t&&this.#o(this.options.words.stopped,r):this.#v(s,r)}finally{this.#i===t&&this.#c(null),this.#h(n)}}#p(){let e=this.#s.value.trim();e&&(this.#s.value="",this.ask(e))}#c(e){let{words:t}=this.options;this.#i=e,this.#d.replaceChildren(f(e?D:P)),this.#d.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#h(e){this.#r.scrollTop=e.offsetTop-this.#r.offsetTop-16}#u(){let{greeting:e,starters:t}=this.options;this.#n.hidden=!1,this.#n.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>o("button",{type:"button",class:"starter",dir:"auto",onclick:()=>{this.ask(n)}},n)))}#m(e){this.#n.hidden=!0,this.#e.append(z(e.question),this.#g(e))}#g(e){let t=A(e.answer,this.server,this.options,n=>this.#l("citation",n));return o("article",{class:"answer",part:"answer"},...t,this.#f(e))}#f({id:e,answer:t}){let{words:n,feedback:s}=this.options,r=o("button",{type:"button"},n.copy);r.addEventListener("click",()=>{this.#x(t,r)});let a=o("div",{class:"tools"},navigator.clipboard&&r);return s&&e&&a.append(...this.#b(e)),a}#b(e){let{words:t}=this.options,n=o("span",{role:"status"}),s=[1,-1].map(r=>v(r===1?t.helpful:t.unhelpful,r===1?j:_,async a=>{try{await this.server.judge(e,r)}catch(d){if(!(d instanceof p))throw d;console.error(`Broadsheet: ${d.message}`);return}for(let d of s)d.setAttribute("aria-pressed",String(d===a));n.textContent=t.thanks}));for(let r of s)r.setAttribute("aria-pressed","false");return[...s,n]}async#x(e,t){let n=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#v(e,t){if(!(e instanceof p))throw e;let{words:n}=this.options,{code:s,message:r,retryAfter:a}=e;console.error(`Broadsheet: ${r}`),this.#l("error",{code:s,message:r}),a!==null?this.#o(n.busy.replace("{n}",String(a)),t,a):s==="offline"?this.#o(n.offline,t):s==="origin_not_allowed"?this.#o(n.refused):s.startsWith("bad_")?this.#o(r):this.#o(n.failed,t)}#o(e,t,n=0){let s=o("button",{type:"button",disabled:n>0},this.options.words.retry),r=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{r.previousElementSibling?.remove(),r.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*n),this.#e.append(r)}#y(){return this.#a.exchanges.slice(-B).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#w(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#l(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function z(i){return o("p",{class:"question",part:"question",dir:"auto"},i)}function v(i,e,t){let n=o("button",{type:"button",class:"icon","aria-label":i,title:i});return n.append(f(e)),n.addEventListener("click",()=>t(n)),n}export{M as Panel,x as Server,ee as style};
