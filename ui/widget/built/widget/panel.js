function o(r,e={},...t){let n=document.createElement(r);for(let[s,i]of Object.entries(e))typeof i=="function"?n.addEventListener(s.slice(2),i):i!==!1&&n.setAttribute(s,i===!0?"":String(i));return n.append(...t.filter(s=>!!s)),n}function x(r){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(e.namespaceURI,"path");return t.setAttribute("d",r),e.append(t),e}function v(r){let e=new CSSStyleSheet;return e.replaceSync(r),e}var k=/\[(?<number>\d+)\]/g,O=/\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g,E=/^\s*(?:[-*]|\d+[.)])\s+/;function T(r,e,t,{words:n,language:s},i){let a=e.answered?e.citations:e.nearest,d=new Map(a.map(p=>[String(p.number),P(p,t.where(p),n.read,s,i)])),c=p=>{let b=e.answered&&d.get(p);if(!b)return null;let C=()=>{b.open=!0,b.querySelector("summary").focus()},H=n.citation.replace("{n}",p);return o("button",{type:"button",class:"mark","aria-label":H,onclick:C},p)},l=e.standalone_question,h=p=>o("p",{class:"aside",dir:"auto"},p);return[l!==r&&h(n.searched.replace("{q}",()=>l)),...y(e.answer,e.answerer,c),e.notice&&h(e.notice),!e.answered&&a.length>0&&h(n.nearest),a.length>0&&o("ol",{class:"cards"},...[...d.values()].map(p=>o("li",{},p)))].filter(p=>p instanceof Node)}function y(r,e,t=()=>null){let n=e.includes(":")?O:k,s=i=>o("p",{dir:"auto"},...S(i,n,t));return n===k?[s(r)]:r.split(/\n{2,}/).filter(i=>i.trim()).map(i=>{let a=i.split(`
`);if(!a.every(l=>E.test(l)))return s(i);let d=a.map(l=>S(l.replace(E,""),n,t)),c=/^\s*\d/.test(i)?"ol":"ul";return o(c,{dir:"auto"},...d.map(l=>o("li",{},...l)))})}function S(r,e,t){let n=[],s=0;for(let i of r.matchAll(e))n.push(r.slice(s,i.index),q(i.groups,t)??i[0]),s=i.index+i[0].length;return[...n,r.slice(s)]}function q({bold:r,code:e,label:t,address:n,number:s},i){return s?i(s):r?o("strong",{},r):e?o("code",{},e):n?g(n,t??n):null}function P(r,e,t,n,s){let i=o("details",{part:"citation",dir:"auto",ontoggle:()=>i.open&&s(r)},o("summary",{},o("span",{class:"number"},String(r.number)),o("span",{class:"title"},r.title),r.published?o("time",{},R(r.published,n)):null),o("blockquote",{},`“${r.quote}”`),r.url&&o("p",{class:"site"},/^https?:\/\/([^/?#]+)/.exec(r.url)?.[1]),g(e,t));return i}function g(r,e){return/^https?:\/\//.test(r)?o("a",{href:r,target:"_blank",rel:"noopener nofollow"},e):document.createTextNode(e)}function R(r,e){let t={dateStyle:"long",timeZone:"UTC"};try{return new Intl.DateTimeFormat(e,t).format(new Date(r))}catch{return r}}var f=class{#e;#s;#t=[];constructor(e,t){this.#e=`broadsheet ${e}`,this.#s=_(t);try{this.#t=JSON.parse(this.#s?.getItem(this.#e)??"[]")}catch{this.forget()}}get exchanges(){return this.#t}keep(e){this.#t=[...this.#t,e].slice(-30),this.#n(t=>t.setItem(this.#e,JSON.stringify(this.#t)))}forget(){this.#t=[],this.#n(e=>e.removeItem(this.#e))}#n(e){try{this.#s&&e(this.#s)}catch{}}};function _(r){try{if(r==="local")return localStorage;if(r==="session")return sessionStorage}catch{}return null}function M(){let e=document.querySelector("link[rel=canonical]")?.href||location.origin+location.pathname;return{url:e.length>2e3?"":e,title:document.title.slice(0,300).replace(/\p{Surrogate}/gu,"")}}var u=class extends Error{constructor(t,n,s=null){super(n);this.code=t;this.retryAfter=s}code;retryAfter},w=class{constructor(e){this.base=e}base;#e="";where(e){let{article_id:t,start:n,end:s,deep_link:i}=e;return i??`${this.base}article/${t}?start=${n}&end=${s}#quote`}async ask(e,t,n){let s=await this.#s("embed/ask",e,n),i=s.headers.get("X-Answer-Id")??"",a="",d="";for await(let[c,l]of D(s,n))if(c==="meta")d=l.answerer;else if(c==="token")t(a+=l.text,d);else{if(c==="error")throw new u(l.code,l.message,l.retry_after);if(c==="done")return{id:i,answer:l}}throw new u("offline","the answer ended before it was whole")}async judge(e,t,n=""){await this.#n("api/feedback",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({answer_id:e,value:t,comment:n})})}end(){if(!this.#e)return;let e={Authorization:`Bearer ${this.#e}`};this.#e="",this.#n("embed/session",{method:"DELETE",headers:e}).catch(()=>{})}async#s(e,t,n){let s=async()=>(this.#e||=await this.#t(n),this.#n(e,{method:"POST",signal:n,headers:{Authorization:`Bearer ${this.#e}`,"Content-Type":"application/json",Accept:"text/event-stream"},body:JSON.stringify(t)}));try{return await s()}catch(i){if(!(i instanceof u&&i.code==="session_over"))throw i;return this.#e="",s()}}async#t(e){let t=await this.#n("embed/session",{method:"POST",signal:e}),{token:n}=await t.json();return n}async#n(e,t){let n;try{n=await fetch(this.base+e,{...t,credentials:"omit"})}catch(a){throw t.signal?.aborted?a:new u("offline",String(a))}if(n.ok)return n;let{error:s}=await n.json().catch(()=>({error:{code:"http_error",message:`status ${n.status}`}})),i=Number(n.headers.get("Retry-After"));throw new u(s.code,s.message,n.status===429?i||5:null)}};async function*D(r,e){let t=r.body.pipeThrough(new TextDecoderStream).getReader(),n="";try{for(;;){let{done:s,value:i}=await t.read().catch(d=>{throw e.aborted?d:new u("offline",String(d))});if(s)return;let a=(n+i).split(`

`);n=a.pop()??"";for(let d of a){let[c,l]=d.split(`
`);l&&(yield[c.slice(7),JSON.parse(l.slice(6))])}}}finally{t.cancel().catch(()=>{})}}var A=`.panel {
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
`;var ce=v(A),j="M6 6l12 12 M18 6L6 18",$="M19 12a7 7 0 1 1-2.2-5.1 M19 3.5v4h-4",G="M12 19V5 M6 11l6-6 6 6",B="M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7",K="M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7",U="M7 7h10v10H7z",V=2e3,J=1e3,W=6,F=2,X="Summarise this article",L=class{constructor(e,t,n,s){this.host=e;this.server=t;this.options=n;this.launcher=s;let{words:i,title:a,privacy:d,persist:c}=n;this.#a=new f(t.base,c),this.#e.setAttribute("aria-label",i.conversation),this.#i.setAttribute("aria-label",i.question),this.#i.setAttribute("placeholder",i.question),this.#i.addEventListener("keydown",l=>{l.key!=="Enter"||l.shiftKey||l.isComposing||(l.preventDefault(),this.#r||this.#p())}),this.element=o("section",{class:"panel",part:"panel",role:s?"dialog":"region","aria-label":a,hidden:!!s,onkeydown:(l=>this.#T(l))},o("header",{part:"header"},o("h2",{},o("bdi",{},a)),m(i.again,$,()=>this.reset()),s&&m(i.close,j,()=>this.hide())),this.#n,o("form",{class:"ask",onsubmit:l=>{l.preventDefault(),this.#r?this.stop():this.#p()}},this.#i,this.#c),d&&o("footer",{},g(d,i.privacy))),this.#l(null),this.#h();for(let l of this.#a.exchanges)this.#b(l)}host;server;options;launcher;element;#e=o("div",{role:"log",class:"log",tabindex:0});#s=o("div",{class:"welcome"});#t=o("div",{class:"answer draft","aria-hidden":"true"});#n=o("div",{class:"scroll"},this.#s,this.#e,this.#t);#i=o("textarea",{rows:1,maxlength:V,part:"input",dir:"auto"});#c=o("button",{class:"send",part:"send"});#a;#r=null;get isOpen(){return!this.element.hidden}show(){this.launcher&&(this.element.hidden=!1,this.launcher.setAttribute("aria-expanded","true"),this.#i.focus(),this.#n.scrollTop=this.#n.scrollHeight)}hide(){!this.launcher||!this.isOpen||(this.element.hidden=!0,this.launcher.setAttribute("aria-expanded","false"),this.launcher.focus())}stop(){this.#r?.abort()}reset(){this.stop(),this.#l(null),this.#a.forget(),this.server.end(),this.#e.replaceChildren(),this.#h()}async ask(e,t=e,n=this.#m()){this.stop();let s=new AbortController;this.#s.hidden=!0;let i=N(t);this.#e.append(i),this.#d("message",{role:"user",content:t}),this.#l(s),this.#u(i);try{let a=await this.server.ask({question:e,history:this.#S(),page:n},(l,h)=>this.#t.replaceChildren(...y(l,h)),s.signal);if(this.#r!==s)return;let{answer:d}=a,c={question:e,label:t,...a};this.#a.keep(c),this.#e.append(this.#g(c)),this.#d("message",{role:"assistant",content:d.answer,answer:d})}catch(a){if(this.#r!==s)return;let d=()=>{this.ask(e,t,n)};s.signal.aborted?this.#o(this.options.words.stopped,d):this.#E(a,d)}finally{this.#r===s&&(this.#l(null),this.#u(i))}}#m(){return this.options.pageContext?M():void 0}#p(){let e=this.#i.value.trim();e&&(this.#i.value="",this.ask(e))}#l(e){let{words:t}=this.options;this.#r=e,this.#c.replaceChildren(x(e?U:G)),this.#c.setAttribute("aria-label",e?t.stop:t.send),this.#t.hidden=!e,this.#t.replaceChildren(o("p",{},t.searching))}#u(e){this.#n.scrollTop=e.offsetTop-this.#n.offsetTop-16}#h(){let{greeting:e,starters:t}=this.options;this.#s.hidden=!1,this.#s.replaceChildren(o("p",{dir:"auto"},e),...t.map(n=>z(n,()=>{this.ask(n)})))}#b(e){this.#s.hidden=!0,this.#e.append(N(e.label),this.#g(e))}#g(e){let{question:t,answer:n}=e,s=T(t,n,this.server,this.options,i=>this.#d("citation",i));return o("article",{class:"answer",part:"answer"},...s,this.#y(e),this.options.followUps&&this.#x(n))}#x({answer:e,citations:t}){let s=[...new Map(t.map(i=>[i.article_id,i])).values()].filter(({title:i})=>!e.startsWith(i));return o("div",{class:"follow-ups"},...s.slice(0,F).map(({title:i,url:a})=>{let d=this.options.words.summarise.replace("{title}",()=>i);return z(d,()=>{this.ask(X,d,{title:i,url:a??""})})}))}#y({id:e,answer:t}){let{words:n,feedback:s}=this.options,i=o("button",{type:"button"},n.copy);i.addEventListener("click",()=>{this.#k(t,i)});let a=o("div",{class:"tools"},navigator.clipboard&&i);return s&&e&&a.append(...this.#w(e)),a}#w(e){let{words:t}=this.options,n=o("span",{role:"status"}),s=this.#v(async c=>{s.hidden=!c||await this.#f(e,-1,c),d.focus()}),i=async(c,l)=>{if(await this.#f(e,l)){for(let h of[a,d])h.setAttribute("aria-pressed",String(h===c));n.textContent=t.thanks,s.hidden=l===1,!s.hidden&&(s.querySelector("textarea").focus(),s.scrollIntoView({block:"nearest"}))}},a=m(t.helpful,B,c=>{i(c,1)}),d=m(t.unhelpful,K,c=>{i(c,-1)});for(let c of[a,d])c.setAttribute("aria-pressed","false");return[a,d,n,s]}#v(e){let{words:t}=this.options,n=o("textarea",{rows:2,maxlength:J,dir:"auto"}),s=o("button",{type:"button",onclick:()=>e("")},t.skip);return o("form",{class:"why",hidden:!0,onsubmit:i=>{i.preventDefault(),e(n.value.trim())},onkeydown:(i=>{i.key==="Escape"&&(i.stopPropagation(),e(""))})},o("label",{},t.why,n),o("button",{},t.tell),s)}async#f(e,t,n){try{return await this.server.judge(e,t,n),!0}catch(s){if(!(s instanceof u))throw s;return console.error(`Broadsheet: ${s.message}`),!1}}async#k(e,t){let n=e.citations.map(s=>`[${s.number}] ${s.title}: “${s.quote}” ${this.server.where(s)}`);await navigator.clipboard.writeText([e.answer,...n].join(`

`)),t.textContent=this.options.words.copied}#E(e,t){if(!(e instanceof u))throw e;let{words:n}=this.options,{code:s,message:i,retryAfter:a}=e;console.error(`Broadsheet: ${i}`),this.#d("error",{code:s,message:i}),a!==null?this.#o(n.busy.replace("{n}",String(a)),t,a):s==="offline"?this.#o(n.offline,t):s==="origin_not_allowed"?this.#o(n.refused):s.startsWith("bad_")?this.#o(i):this.#o(n.failed,t)}#o(e,t,n=0){let s=o("button",{type:"button",disabled:n>0},this.options.words.retry),i=o("div",{class:"answer note"},o("p",{},e),t&&s);s.addEventListener("click",()=>{i.previousElementSibling?.remove(),i.remove(),t?.()}),setTimeout(()=>s.disabled=!1,1e3*n),this.#e.append(i)}#S(){return this.#a.exchanges.slice(-W).flatMap(({question:e,answer:t})=>[{role:"user",content:e},{role:"assistant",content:t.answer}])}#T(e){if(!this.launcher||(e.key==="Escape"&&(e.stopPropagation(),this.hide()),e.key!=="Tab"))return;let t=[...this.element.querySelectorAll("button, a, textarea, summary, [tabindex]")].filter(s=>s.checkVisibility()&&!s.matches(":disabled")),n=e.shiftKey?t[0]:t.at(-1);this.host.shadowRoot.activeElement===n&&(e.preventDefault(),(e.shiftKey?t.at(-1):t[0])?.focus())}#d(e,t){this.host.dispatchEvent(new CustomEvent(e,{detail:t}))}};function z(r,e){return o("button",{type:"button",class:"suggestion",dir:"auto",onclick:e},r)}function N(r){return o("p",{class:"question",part:"question",dir:"auto"},r)}function m(r,e,t){let n=o("button",{type:"button",class:"icon","aria-label":r,title:r});return n.append(x(e)),n.addEventListener("click",()=>t(n)),n}export{L as Panel,w as Server,ce as style};
