function o(s,e={},...t){let n=document.createElement(s);for(let[i,r]of Object.entries(e))typeof r=="function"?n.addEventListener(i.slice(2),r):r!==!1&&n.setAttribute(i,r===!0?"":String(r));return n.append(...t.filter(i=>!!i)),n}function b(s){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",s),e.append(t),e}function w(s){let e=new CSSStyleSheet;return e.replaceSync(s),e}var k=/\[(?<number>\d+)\]/g,O=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,E=/^\s*(?:[-*]|\d+[.)])\s+/;function T(s,e,t,{words:n,language:i},r){let a=e.answered?e.citations:e.nearest,d=new Map(a.map(p=>[String(p.number),q(p,t.where(p),n.read,i,r)])),c=p=>{let f=e.answered&&d.get(p);if(!f)return null;let L=()=>{f.open=!0,f.querySelector("summary").focus()},C=n.citation.replace("{n}",p);return o("button",{type:"button",class:"mark","aria-label":C,onclick:L},p)},l=e.standalone_question,m=p=>o("p",{class:"aside",dir:"auto"},p);return[l!==s&&m(n.searched.replace("{q}",()=>l)),...x(e.answer,e.answerer,c),e.notice&&m(e.notice),!e.answered&&a.length>0&&m(n.nearest),a.length>0&&o("ol",{class:"cards"},...[...d.values()].map(p=>o("li",{},p)))].filter(p=>p instanceof Node)}function x(s,e,t=()=>null){let n=e.includes(":")?O:k,i=r=>o("p",{dir:"auto"},...S(r,n,t));return n===k?[i(s)]:s.split(/\n{2,}/).filter(r=>r.trim()).map(r=>{let a=r.split(`
`);if(!a.every(l=>E.test(l)))return i(r);let d=a.map(l=>S(l.replace(E,""),n,t)),c=/^\s*\d/.test(r)?"ol":"ul";return o(c,{dir:"auto"},...d.map(l=>o("li",{},...l)))})}function S(s,e,t){let n=[],i=0;for(let r of s.matchAll(e))n.push(s.slice(i,r.index),H(r.groups,t)??r[0]),i=r.index+r[0].length;return[...n,s.slice(i)]}function H({bold:s,code:e,label:t,address:n,number:i},r){return i?r(i):s?o("strong",{},s):e?o("code",{},e):n?u(n,t??n):null}function q(s,e,t,n,i){let r=o("details",{part:"citation",dir:"auto",ontoggle:()=>r.open&&i(s)},o("summary",{},o("span",{class:"number"},String(s.number)),o("span",{class:"title"},s.title),s.published?o("time",{},R(s.published,n)):null),o("blockquote",{},`“${s.quote}”`),s.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(s.url)?.[1]),u(e,t));return r}function u(s,e){return/^https?:\/\//.test(s)?o("a",{href:s,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function R(s,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(s))}catch{return s}}var g=class{#e;#n;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#n=P(t);try{this.#t=JSON.parse(this.#n?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30);try{this.#n?.setItem(this.#e,JSON.stringify(this.#t))}catch{}}forget(){this.#t=[],this.#n?.removeItem(this.#e)}};function P(s){try{if(s==="local")return localStorage;if(s==="session")return sessionStorage}catch{}return null}function A(){let e=document.querySelector("link[rel=canonical]")?.href||location.origin+location.pathname;return{url:e.length>2e3?"":e,title:document.title.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var h=class extends Error{constructor(t,n,i=null){super(n);this.code=t;this.retryAfter=i}code;retryAfter},v=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:i,deep_link:r}=e;return r??`${this.base}article/${t}?start=${n}&end=${i}#quote`}async ask(e,t,n){let i=await this.#n("embed/ask",e,n),r=i.headers.get("X-Answer-Id")??"",a="",d="";for await(let[c,l]of _(i,n))if(c==="meta")d=l.answerer;else if(c==="token")t(a+=l.text,d);else{if(c==="error")throw new h(l.code,l.message,l.retry_after);if(c==="done")return{id:r,answer:l}}throw new h("offline","the answer ended before it was whole")}async judge(e,t){await this.#r("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#r("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#n(e,t,n){let i=async()=>(this.#e||=await this.#t(n),this.#r(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await i()}catch(r){if(!(r instanceof h&&r.code==="session_over"))throw r;return this.#e="",i()}}async#t(e){let t=await this.#r("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#r(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(a){throw t.signal?.aborted?a:new h("offline",String(a))}if(n.ok)return n;let{error:i}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),r=Number(n.headers.get("Retry-After"));throw new h(i.code,i.message,n.status===429?r||5:null)}};async function*_(s,e){let t=s.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:i,value:r}=await t.read().catch(d=>{throw e.aborted?d:new h("offline",String(d))});if(i)return;let a=(n+r).split(`

`);n=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var M=`.panel {
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
`;var oe=w(M),$="M6 6l12 12 M18 6L6 18",j="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",I="M12 19V5 M6 11l6-6 6 6",G="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",B="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",K="M7 7h10v10H7z",V=2e3,J=6,z=class{constructor(e,t,n,i){this.host=e;this.server=t;this.options=n;this.launcher=i;let{words:r,title:a,privacy:d,persist:c}=n;this.#a=new g(t.base,c),this.#e.setAttribute("aria-label",r.conversation),this.#i.setAttribute("aria-label",r.question),this.#i.setAttribute("placeholder",r.question),this.#i.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#s||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:i?"dialog":"region","aria-label":a,hidden:!!i,onkeydown:(l=>this.#w(l))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),y(r.again,j,()=>this.reset()),i&&y(r.close,$,()=>this.hide())),this.#r,o("form",{onsubmit:l=>{l.preventDefault(),this.#s?this.stop():this.#p()}},this.#i,this.#c),d&&o("footer",{},u(d,r.privacy))),this.#l(null),this.#u();for(let l of this.#a.exchanges)this.#m(l)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#n=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#r=o("div",{class:"scroll"},this.#n,this.#e,this.#t);#i=o("textarea",{rows:1,maxlength:V,part:"input",dir:"auto"});#c=o("button",{class:"send",part:"send"});#a;#s=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#i.focus(),this.#r.scrollTop=this.#r.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#s?.abort()}reset(){this.stop(),this.#l(null),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#u()}async ask(e){this.stop();let t=new AbortController;this.#n.hidden=!0;let n=N(e);this.#e.append(n),this.#d("message",{role:"user",content:e}),this.#l(t),this.#h(n);try{let i=await this.server.ask({question:e,history:this.#y(),...this.options.pageContext&&{page:A()}},(d,c)=>this.#t.replaceChildren(...x(d,c)),t.signal);if(this.#s!==t)return;let{answer:r}=i,a={question:e,...i};this.#a.keep(a),this.#e.append(this.#g(a)),this.#d("message",{role:"assistant",content:r.answer,answer:r})}catch(i){if(this.#s!==t)return;let r=()=>{this.ask(e)};t.signal.aborted?this.#o(this.options.words.stopped,r):this.#v(i,r)}finally{this.#s===t&&(this.#l(null),this.#h(n))}}#p(){let e=this.#i.value.trim();e&&(this.#i.value="",this.ask(e))}#l(e){let{words:t}=this.options;this.#s=e,this.#c.replaceChildren(b(e?K:I)),this.#c.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#h(e){this.#r.scrollTop=e.offsetTop-this.#r.offsetTop-16}#u(){let{greeting:e,starters:t}=this.options;this.#n.hidden=!1,this.#n.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>o("button",{type:"button",class:"starter",dir:"auto",onclick:()=>{this.ask(n)}},n)))}#m(e){this.#n.hidden=!0,this.#e.append(N(e.question),this.#g(e))}#g(e){let{question:t,answer:n}=e,i=T(t,n,this.server,this.options,r=>this.#d("citation",r));return o("article",{class:"answer",part:"answer"},...i,this.#f(e))}#f({id:e,answer:t}){let{words:n,feedback:i}=this.options,r=o("button",{type:"button"},n.copy);r.addEventListener("click",()=>{this.#x(t,r)});let a=o("div",{class:"tools"},navigator.clipboard&&r);return i&&e&&a.append(...this.#b(e)),a}#b(e){let{words:t}=this.options,n=o("span",{role:"status"}),i=[1,-1].map(r=>y(r===1?t.helpful:t.unhelpful,r===1?G:B,async a=>{try{await this.server.judge(e,r)}catch(d){if(!(d instanceof h))throw d;console.error(`Broadsheet: ${d.message}`);return}for(let d of i)d.setAttribute("aria-pressed",String(d===a));n.textContent=t.thanks}));for(let r of i)r.setAttribute("aria-pressed","false");return[...i,n]}async#x(e,t){let n=e.citations.map(i=>`[${i.number}] ${i.title}: “${i.quote}” ${this.server.where(i)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#v(e,t){if(!(e instanceof h))throw e;let{words:n}=this.options,{code:i,message:r,retryAfter:a}=e;console.error(`Broadsheet: ${r}`),this.#d("error",{code:i,message:r}),a!==null?this.#o(n.busy.replace("{n}",String(a)),t,a):i==="offline"?this.#o(n.offline,t):i==="origin_not_allowed"?this.#o(n.refused):i.startsWith("bad_")?this.#o(r):this.#o(n.failed,t)}#o(e,t,n=0){let i=o("button",{type:"button",disabled:n>0},this.options.words.retry),r=o("div",{class:"answer note"},o("p",{},e),t&&i);i.addEventListener("click",()=>{r.previousElementSibling?.remove(),r.remove(),t?.()}),setTimeout(()=>i.disabled=!1,1e3*n),this.#e.append(r)}#y(){return this.#a.exchanges.slice(-J).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#w(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(i=>i.checkVisibility()&&!i.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#d(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function N(s){return o("p",{class:"question",part:"question",dir:"auto"},s)}function y(s,e,t){let n=o("button",{type:"button",class:"icon","aria-label":s,title:s});return n.append(b(e)),n.addEventListener("click",()=>t(n)),n}export{z as Panel,v as Server,oe as style};
