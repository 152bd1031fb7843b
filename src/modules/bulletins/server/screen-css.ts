/** On a screen the page has its paper's margins, and numbers that open their cases are marked. */
export const screenCss = `
html{background:#fff}
.bulletin{box-sizing:border-box;width:210mm;padding:20mm 26mm 20mm 28mm;margin:0 auto}
[data-figure]{cursor:pointer;border-radius:2px}
span[data-figure]{border-bottom:1px dotted #1f4e8c}
td[data-figure]{text-decoration:underline dotted #1f4e8c;text-underline-offset:3px}
[data-figure]:hover,[data-figure]:focus-visible{background:#e8eff8;outline:2px solid #1f4e8c}
.bulletin .sources{border-top:1px dashed #999;margin-top:12mm;padding-top:4mm}
@media (max-width:640px){.bulletin{width:auto;padding:16px;font-size:12pt;line-height:22pt}.bulletin .red{font-size:20pt!important}.bulletin h1{font-size:16pt;line-height:26pt}.bulletin figure{overflow-x:auto}.bulletin .picture{width:100%!important;height:auto!important}}`
