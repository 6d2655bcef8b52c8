"use strict";(()=>{var I=Object.defineProperty;var u=(t,e,n)=>()=>{if(n)throw n[0];try{return t&&(e=t(t=0)),e}catch(o){throw n=[o],o}};var N=(t,e)=>{for(var n in e)I(t,n,{get:e[n],enumerable:!0})};function l(t,e={},...n){let o=document.createElement(t);for(let[r,s]of Object.entries(e))typeof s=="function"?o.addEventListener(r.slice(2),s):s!==!1&&o.setAttribute(r,s===!0?"":String(s));return o.append(...n.filter(r=>!!r)),o}function h(t){let e=document.createElementNS("http://www.w3.org/2000/svg","svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true");let n=document.createElementNS(e.namespaceURI,"path");return n.setAttribute("d",t),e.append(n),e}function w(t){let e=new CSSStyleSheet;return e.replaceSync(t),e}var v=u(()=>{"use strict"});function S(t){let e=t.slice(0,2).toLowerCase();return x[Object.hasOwn(x,e)?e:"en"]}var x,k=u(()=>{"use strict";x={en:{code:"en",dir:"ltr",title:"Ask the articles",close:"Close",offline:"The server cannot be reached just now."},de:{code:"de",dir:"ltr",title:"Fragen Sie die Artikel",close:"Schließen",offline:"Der Server ist gerade nicht erreichbar."},fr:{code:"fr",dir:"ltr",title:"Interrogez les articles",close:"Fermer",offline:"Le serveur est injoignable pour le moment."},it:{code:"it",dir:"ltr",title:"Chiedi agli articoli",close:"Chiudi",offline:"Il server non è raggiungibile in questo momento."},es:{code:"es",dir:"ltr",title:"Pregunte a los artículos",close:"Cerrar",offline:"Ahora no se puede acceder al servidor."},ar:{code:"ar",dir:"rtl",title:"اسأل المقالات",close:"إغلاق",offline:"لا يمكن الوصول إلى الخادم الآن."}}});function E(t,e){let n=Object.entries(e).map(([o,r])=>[o.replace(/-./g,s=>s.slice(1).toUpperCase()),typeof r=="string"?r:JSON.stringify(r)]);return{...Object.fromEntries(n),...t}}function M(t){let e=S(H(t));return{title:t.title??e.title,position:p("position",t.position,"bottom-right",O(...j)),offset:p("offset",t.offset,"20px",D),accent:p("accent",t.accent,"",n=>CSS.supports("color",n)),theme:p("theme",t.theme,"auto",O("auto","light","dark")),words:e,open:g(t.open,!1),persistOpen:g(t.persistOpen,!1),bubble:t.bubble??"",badge:g(t.badge,!1),zIndex:p("z-index",t.zIndex,"2147483000",n=>CSS.supports("z-index",n))}}function H(t){return t.language??(document.documentElement.lang||navigator.language)}function p(t,e,n,o){return e===void 0||o(e)?e??n:(console.warn(`Broadsheet: data-${t} cannot be "${e}"`),n)}function O(...t){return e=>t.includes(e)}function D(t){let e=t.split(" ");return e.length<=2&&e.every(n=>CSS.supports("top",n))}function g(t,e){return t===void 0?e:!["off","false","no"].includes(t)}var j,P=u(()=>{"use strict";k();j=["bottom-right","bottom-left","top-right","top-left"]});var T={};N(T,{api:()=>V,start:()=>F});function C(t){try{return[sessionStorage,localStorage].some(e=>e.getItem(`broadsheet ${c} ${t}`)!==null)}catch{return!1}}async function J(){try{let t=await fetch(`${c}embed/config`,{credentials:"omit"}),e=await t.json();return e.error?console.error(`Broadsheet: ${e.error.message}`):B=e,t.status!==403&&t.status!==421}catch(t){return console.error(`Broadsheet: ${c} cannot be reached`,t),!0}}function F(t){c=new URL(".",t?.src??location.href).href,L=J(),customElements.define(f,b);let e=()=>{if(d())return;let n=document.createElement(f);Object.assign(n.dataset,t?.dataset),document.documentElement.append(n)};document.readyState==="loading"?document.addEventListener("DOMContentLoaded",e):e()}var f,R,U,q,G,c,B,L,b,d,V,z=u(()=>{"use strict";v();P();f="broadsheet-chat",R="M4 4h16v12H9l-5 4z M8 8.5h8 M8 12h5",U="M5 9l7 7 7-7",q="M7 7l10 10 M17 7L7 17",G=w(`
  :host { all: initial !important; display: contents !important }
  :host([inline]) {
    display: block !important; block-size: var(--broadsheet-height, 36rem) !important;
  }
  .place {
    --accent: var(--broadsheet-accent, light-dark(#1d4f91, #a3c7f7));
    --on-accent: var(--broadsheet-on-accent,
      oklch(from var(--accent) clamp(0, (0.565 - l) * 1000, 1) 0 0));
    position: fixed; display: flex; flex-direction: column; gap: 12px; pointer-events: none;
    color-scheme: light dark; font: 16px/1.5 var(--broadsheet-font, system-ui, sans-serif);
  }
  .place > * { pointer-events: auto }
  .place[data-theme=light] { color-scheme: light }
  .place[data-theme=dark] { color-scheme: dark }
  .place.left { align-items: start; left: var(--across) }
  .place.right { align-items: end; right: var(--across) }
  .place.top { flex-direction: column-reverse; top: var(--along) }
  .place.bottom { bottom: var(--along) }
  .place[dir=rtl].left { align-items: end }
  .place[dir=rtl].right { align-items: start }
  .place.inline { position: static; block-size: 100% }
  .launcher {
    inline-size: 56px; block-size: 56px; padding: 14px; border: 0; border-radius: 50%;
    background: var(--accent); color: var(--on-accent); cursor: pointer;
    box-shadow: 0 2px 12px #0005; position: relative;
  }
  .launcher[aria-expanded=true] svg:first-child, .launcher[aria-expanded=false] svg + svg { display: none }
  .badge::after {
    content: ""; position: absolute; inset: 0 0 auto auto; padding: 6px;
    border: 2px solid light-dark(#fff, #1c1d20); border-radius: 50%; background: #d3352b;
  }
  .launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
  .unreachable, .bubble {
    margin: 0; padding: 8px 12px; border: 1px solid #8888; border-radius: 12px;
    background: light-dark(#fff, #1c1d20); color: light-dark(#1a1b1d, #ececea);
  }
  .bubble { display: flex; padding: 0; max-inline-size: 280px; box-shadow: 0 2px 12px #0003 }
  .bubble button {
    min-block-size: 44px; padding: 10px 0; padding-inline-start: 14px; border: 0; background: none; color: inherit;
    font: inherit; text-align: start; cursor: pointer;
  }
  .place:has([aria-expanded=true]) .bubble { display: none }
  .bubble button + button { flex: none; inline-size: 44px; padding: 14px }
  svg { inline-size: 100%; block-size: 100%; fill: none; stroke: currentColor; stroke-width: 1.8;
    stroke-linecap: round; stroke-linejoin: round }
  @media (forced-colors: active) { .launcher { border: 2px solid ButtonText } }
  @media print { .place { display: none } }
`),c="",B={},b=class extends HTMLElement{#o=Promise.resolve(null);#n;#e;#r;#s=0;#i={};#t;connectedCallback(){this.shadowRoot||(this.attachShadow({mode:"open"}).adoptedStyleSheets=[G],this.#o=this.#d(),this.#u())}async open(){let e=await this.#c();e&&this.#a(),e?.show()}close(){this.#e?.hide()}async ask(e){await this.open(),await this.#e?.ask(e)}reset(){this.#e?.reset()}destroy(){this.#e?.stop(),this.remove()}async#d(){if(!await L)return null;this.#i=E(this.dataset,B),this.#t=M(this.#i);let{title:e,position:n,offset:o,zIndex:r,theme:s,accent:i,words:m}=this.#t,W=n.startsWith("top")?"top":"bottom",A=n.endsWith("left")?"left":"right",a=l("div",{class:`place ${W} ${A}`,dir:m.dir,lang:m.code});if(a.dataset.theme=s,i&&a.style.setProperty("--broadsheet-accent",i),this.#l)a.classList.add("inline");else{let[y,$=y]=o.split(" ");a.style.setProperty("--along",$),a.style.setProperty("--across",y),a.style.zIndex=r,this.#n=l("button",{type:"button",class:"launcher",part:"launcher","aria-label":e,"aria-haspopup":"dialog","aria-expanded":"false",onclick:()=>{this.#h()}},h(R),h(U)),a.append(this.#n),C("greeted")||this.#p(a)}return this.shadowRoot?.append(a),a}#p(e){let{bubble:n,badge:o,words:r}=this.#t;if(this.#n.classList.toggle("badge",o),!n)return;let s=l("button",{type:"button",onclick:()=>{this.open()}},n),i=l("button",{type:"button","aria-label":r.close},h(q));i.addEventListener("click",()=>{this.#a(),this.#n.focus()}),e.prepend(l("div",{class:"bubble",part:"bubble",dir:"auto"},s,i))}#a(){let{bubble:e,badge:n}=this.#t;if(!(!e&&!n)){this.shadowRoot.querySelector(".bubble")?.remove(),this.#n?.classList.remove("badge");try{localStorage.setItem(`broadsheet ${c} greeted`,"")}catch{}}}async#u(){if(!await this.#o)return;let{open:e,persistOpen:n}=this.#t;(this.#l||e||n&&C("open"))&&(await this.#c())?.show(!0),this.dispatchEvent(new CustomEvent("ready"))}get#l(){return this.hasAttribute("inline")}async#h(){this.#e?.isOpen?this.close():await this.open()}#c(){return this.#r??=this.#g(),this.#r}async#g(){let e=await this.#o;if(!e)return null;e.querySelector(".unreachable")?.remove();let n=this.#s?`?${this.#s}`:"",o=["panel",`words/${this.#t.words.code}`].map(i=>`${c}widget/${i}.js${n}`),r,s;try{[r,s]=await Promise.all(o.map(i=>import(i)))}catch(i){return console.error(`Broadsheet: ${o.join(", ")} cannot be reached`,i),e.prepend(l("p",{class:"unreachable",role:"alert"},this.#t.words.offline)),this.#r=void 0,this.#s+=1,null}return this.#e=r.panel(this,c,this.#i,this.#n,s.default),e.prepend(this.#e.element),this.#e}};d=()=>document.querySelector(f),V={open:async()=>d()?.open(),close:async()=>d()?.close(),ask:async t=>d()?.ask(t),reset:async()=>d()?.reset(),destroy:async()=>d()?.destroy()}});var K=document.currentScript??document.querySelector('script[src*="/widget.js"]');function Q(){if(document.readyState==="complete")return Promise.resolve();let t=new Promise(e=>addEventListener("load",()=>setTimeout(e),{once:!0}));return Promise.race([t,new Promise(e=>setTimeout(e,3e3))])}if(!window.Broadsheet?.open){let t=Q().then(()=>Promise.resolve().then(()=>(z(),T))).then(n=>(n.start(K),Object.assign(e,n.api),n.api)),e={open:async()=>(await t).open(),close:async()=>(await t).close(),ask:async n=>(await t).ask(n),reset:async()=>(await t).reset(),destroy:async()=>(await t).destroy()};window.Broadsheet=e}})();
