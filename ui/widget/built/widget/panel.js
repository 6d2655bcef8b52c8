function o(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r!==!1&&n.setAttribute(s,r===!0?"":String(r));return n.append(...t.filter(s=>!!s)),n}function b(i){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",i),e.append(t),e}function w(i){let e=new CSSStyleSheet;return e.replaceSync(i),e}var k=/\[(?<number>\d+)\]/g,L=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,E=/^\s*(?:[-*]|\d+[.)])\s+/;function T(i,e,t,{words:n,language:s},r){let l=e.answered?e.citations:e.nearest,d=new Map(l.map(p=>[String(p.number),q(p,t.where(p),n.read,s,r)])),c=p=>{let m=e.answered&&d.get(p);if(!m)return null;let N=()=>{m.open=!0,m.querySelector("summary").focus()},C=n.citation.replace("{n}",p);return o("button",{type:"button",class:"mark","aria-label":C,onclick:N},p)},a=e.standalone_question,f=p=>o("p",{class:"aside",dir:"auto"},p);return[a!==i&&f(n.searched.replace("{q}",()=>a)),...x(e.answer,e.answerer,c),e.notice&&f(e.notice),!e.answered&&l.length>0&&f(n.nearest),l.length>0&&o("ol",{class:"cards"},...[...d.values()].map(p=>o("li",{},p)))].filter(p=>p instanceof Node)}function x(i,e,t=()=>null){let n=e.includes(":")?L:k,s=r=>o("p",{dir:"auto"},...S(r,n,t));return n===k?[s(i)]:i.split(/\n{2,}/).filter(r=>r.trim()).map(r=>{let l=r.split(`
`);if(!l.every(a=>E.test(a)))return s(r);let d=l.map(a=>S(a.replace(E,""),n,t)),c=/^\s*\d/.test(r)?"ol":"ul";return o(c,{dir:"auto"},...d.map(a=>o("li",{},...a)))})}function S(i,e,t){let n=[],s=0;for(let r of i.matchAll(e))n.push(i.slice(s,r.index),H(r.groups,t)??r[0]),s=r.index+r[0].length;return[...n,i.slice(s)]}function H({bold:i,code:e,label:t,address:n,number:s},r){return s?r(s):i?o("strong",{},i):e?o("code",{},e):n?u(n,t??n):null}function q(i,e,t,n,s){let r=o("details",{part:"citation",dir:"auto",ontoggle:()=>r.open&&s(i)},o("summary",{},o("span",{class:"number"},String(i.number)),o("span",{class:"title"},i.title),i.published?o("time",{},O(i.published,n)):null),o("blockquote",{},`“${i.quote}”`),i.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(i.url)?.[1]),u(e,t));return r}function u(i,e){return/^https?:\/\//.test(i)?o("a",{href:i,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function O(i,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(i))}catch{return i}}var g=class{#e;#n;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#n=R(t);try{this.#t=JSON.parse(this.#n?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30);try{this.#n?.setItem(this.#e,JSON.stringify(this.#t))}catch{}}forget(){this.#t=[],this.#n?.removeItem(this.#e)}};function R(i){try{if(i==="local")return localStorage;if(i==="session")return sessionStorage}catch{}return null}var h=class extends Error{constructor(t,n,s=null){super(n);this.code=t;this.retryAfter=s}code;retryAfter},v=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:s,deep_link:r}=e;return r??`${this.base}article/${t}?start=${n}&end=${s}#quote`}async ask(e,t,n){let s=await this.#n("embed/ask",e,n),r=s.headers.get("X-Answer-Id")??"",l="",d="";for await(let[c,a]of $(s,n))if(c==="meta")d=a.answerer;else if(c==="token")t(l+=a.text,d);else{if(c==="error")throw new h(a.code,a.message,a.retry_after);if(c==="done")return{id:r,answer:a}}throw new h("offline","the answer ended before it was whole")}async judge(e,t){await this.#r("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#r("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#n(e,t,n){let s=async()=>(this.#e||=await this.#t(n),this.#r(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(r){if(!(r instanceof h&&r.code==="session_over"))throw r;return this.#e="",s()}}async#t(e){let t=await this.#r("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#r(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(d){throw t.signal?.aborted?d:new h("offline",String(d))}if(n.ok)return n;let{error:s}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),r=Number(n.headers.get("Retry-After")),l=n.status===429||n.status===503;throw new h(s.code,s.message,l?r||5:null)}};async function*$(i,e){let t=i.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:s,value:r}=await t.read().catch(d=>{throw e.aborted?d:new h("offline",String(d))});if(s)return;let l=(n+r).split(`

`);n=l.pop()??"";for(let d of l){let[c,a]=d.split(`
`);a&&(yield[c.slice(7),JSON.parse(a.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var A=`.panel {
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
`;var re=w(A),_="M6 6l12 12 M18 6L6 18",j="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",D="M12 19V5 M6 11l6-6 6 6",I="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",B="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",G="M7 7h10v10H7z",K=2e3,V=6,M=class{constructor(e,t,n,s){this.host=e;this.server=t;this.options=n;this.launcher=s;let{words:r,title:l,privacy:d,persist:c}=n;this.#a=new g(t.base,c),this.#e.setAttribute("aria-label",r.conversation),this.#s.setAttribute("aria-label",r.question),this.#s.setAttribute("placeholder",r.question),this.#s.addEventListener("keydown",a=>{a.key!=="Enter"||a.shiftKey||a.isComposing||(a.preventDefault(),this.#i||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":l,hidden:!!s,onkeydown:(a=>this.#w(a))},o("header",{part:"header"},o("h2",{},o("bdi",{},l)),y(r.again,j,()=>this.reset()),s&&y(r.close,_,()=>this.hide())),this.#r,o("form",{onsubmit:a=>{a.preventDefault(),this.#i?this.stop():this.#p()}},this.#s,this.#c),d&&o("footer",{},u(d,r.privacy))),this.#l(null),this.#u();for(let a of this.#a.exchanges)this.#f(a)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#n=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#r=o("div",{class:"scroll"},this.#n,this.#e,this.#t);#s=o("textarea",{rows:1,maxlength:K,part:"input",dir:"auto"});#c=o("button",{class:"send",part:"send"});#a;#i=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#s.focus(),this.#r.scrollTop=this.#r.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#i?.abort()}reset(){this.stop(),this.#l(null),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#u()}async ask(e){this.stop();let t=new AbortController;this.#n.hidden=!0;let n=z(e);this.#e.append(n),this.#d("message",{role:"user",content:e}),this.#l(t),this.#h(n);try{let s=await this.server.ask({question:e,history:this.#y()},(d,c)=>this.#t.replaceChildren(...x(d,c)),t.signal);if(this.#i!==t)return;let{answer:r}=s,l={question:e,...s};this.#a.keep(l),this.#e.append(this.#g(l)),this.#d("message",{role:"assistant",content:r.answer,answer:r})}catch(s){if(this.#i!==t)return;let r=()=>{this.ask(e)};t.signal.aborted?this.#o(this.options.words.stopped,r):this.#v(s,r)}finally{this.#i===t&&(this.#l(null),this.#h(n))}}#p(){let e=this.#s.value.trim();e&&(this.#s.value="",this.ask(e))}#l(e){let{words:t}=this.options;this.#i=e,this.#c.replaceChildren(b(e?G:D)),this.#c.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#h(e){this.#r.scrollTop=e.offsetTop-this.#r.offsetTop-16}#u(){let{greeting:e,starters:t}=this.options;this.#n.hidden=!1,this.#n.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>o("button",{type:"button",class:"starter",dir:"auto",onclick:()=>{this.ask(n)}},n)))}#f(e){this.#n.hidden=!0,this.#e.append(z(e.question),this.#g(e))}#g(e){let{question:t,answer:n}=e,s=T(t,n,this.server,this.options,r=>this.#d("citation",r));return o("article",{class:"answer",part:"answer"},...s,this.#m(e))}#m({id:e,answer:t}){let{words:n,feedback:s}=this.options,r=o("button",{type:"button"},n.copy);r.addEventListener("click",()=>{this.#x(t,r)});let l=o("div",{class:"tools"},navigator.clipboard&&r);return s&&e&&l.append(...this.#b(e)),l}#b(e){let{words:t}=this.options,n=o("span",{role:"status"}),s=[1,-1].map(r=>y(r===1?t.helpful:t.unhelpful,r===1?I:B,async l=>{try{await this.server.judge(e,r)}catch(d){if(!(d instanceof h))throw d;console.error(`Broadsheet: ${d.message}`);return}for(let d of s)d.setAttribute("aria-pressed",String(d===l));n.textContent=t.thanks}));for(let r of s)r.setAttribute("aria-pressed","false");return[...s,n]}async#x(e,t){let n=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#v(e,t){if(!(e instanceof h))throw e;let{words:n}=this.options,{code:s,message:r,retryAfter:l}=e;console.error(`Broadsheet: ${r}`),this.#d("error",{code:s,message:r}),l!==null?this.#o(n.busy.replace("{n}",String(l)),t,l):s==="offline"?this.#o(n.offline,t):s==="origin_not_allowed"?this.#o(n.refused):s.startsWith("bad_")?this.#o(r):this.#o(n.failed,t)}#o(e,t,n=0){let s=o("button",{type:"button",disabled:n>0},this.options.words.retry),r=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{r.previousElementSibling?.remove(),r.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*n),this.#e.append(r)}#y(){return this.#a.exchanges.slice(-V).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#w(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#d(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function z(i){return o("p",{class:"question",part:"question",dir:"auto"},i)}function y(i,e,t){let n=o("button",{type:"button",class:"icon","aria-label":i,title:i});return n.append(b(e)),n.addEventListener("click",()=>t(n)),n}export{M as Panel,v as Server,re as style};
