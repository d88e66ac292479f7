"use strict";
(function(){
/* Heads become buttons that sort; totals stay below. */
function key(row,column){
  var cell=row.cells[column],v=cell&&cell.getAttribute("data-v");
  return v!==null&&v!==undefined?Number(v):cell?cell.textContent.trim():"";
}
function compare(a,b){
  var numbers=typeof a==="number"&&typeof b==="number";
  if(numbers)return a-b;
  if(typeof a!==typeof b)return typeof a==="number"?-1:1;
  return a.localeCompare(b,document.documentElement.lang,{numeric:true});
}
function sort(table,head,column){
  var up=head.getAttribute("aria-sort")!=="ascending",body=table.tBodies[0];
  var rows=Array.prototype.filter.call(body.rows,function(row){return !row.className;});
  var last=rows.length?rows[rows.length-1].nextSibling:null;
  var marked=rows.map(function(row,i){return {row:row,key:key(row,column),i:i};});
  marked.sort(function(a,b){var c=compare(a.key,b.key);return (up?c:-c)||a.i-b.i;});
  marked.forEach(function(m){body.insertBefore(m.row,last);});
  Array.prototype.forEach.call(head.parentNode.cells,function(other){other.removeAttribute("aria-sort");});
  head.setAttribute("aria-sort",up?"ascending":"descending");
}
document.querySelectorAll("table[data-sort]").forEach(function(table){
  var row=table.tHead.rows[table.tHead.rows.length-1];
  Array.prototype.forEach.call(row.cells,function(head,column){
    if(head.tagName!=="TH"||head.querySelector("a"))return;
    var button=document.createElement("button");
    button.type="button";
    while(head.firstChild)button.appendChild(head.firstChild);
    button.addEventListener("click",function(){sort(table,head,column);});
    head.appendChild(button);
  });
});
/* A number opens its origin beside or below the words that it stands in. */
var panel=null,opener=null;
function close(back){
  if(!panel)return;
  panel.remove();
  panel=null;
  if(opener)opener.classList.remove("open");
  if(back&&opener)opener.focus();
}
function place(number){
  var block=number.closest("main>*,section>*,.callout")||number;
  return block.closest("figure,.tiles,.callout")||block;
}
function show(origin,number){
  close(false);
  opener=number;
  number.classList.add("open");
  panel=document.createElement("div");
  panel.className="panel";
  panel.tabIndex=-1;
  panel.setAttribute("role","region");
  panel.setAttribute("aria-label",document.body.dataset.origin);
  var head=document.createElement("p");
  head.className="head";
  head.textContent=document.body.dataset.origin;
  panel.appendChild(head);
  origin.childNodes.forEach(function(node){panel.appendChild(node.cloneNode(true));});
  var button=document.createElement("button");
  button.type="button";
  button.className="close";
  button.textContent="\u00d7";
  button.setAttribute("aria-label",document.body.dataset.close);
  button.addEventListener("click",function(){close(true);});
  panel.appendChild(button);
  var main=document.querySelector("main");
  place(number).after(panel);
  panel.style.top=getComputedStyle(panel).position==="absolute"?
    (number.getBoundingClientRect().top-main.getBoundingClientRect().top-12)+"px":"";
  panel.focus({preventScroll:true});
  panel.scrollIntoView({block:"nearest"});
}
document.addEventListener("click",function(event){
  var link=event.target.closest("a[href^='#r.']");
  if(!link||event.ctrlKey||event.metaKey||event.shiftKey)return;
  var origin=document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if(!origin||link.closest(".origins"))return;
  event.preventDefault();
  show(origin,link.closest(".panel")&&opener?opener:link);
});
/* Where the contents lie over the page, they leave when a chapter was chosen. */
document.querySelectorAll(".contents a").forEach(function(link){
  link.addEventListener("click",function(){
    var menu=link.closest(".contents");
    if(menu.hidePopover&&menu.matches(":popover-open"))menu.hidePopover();
  });
});
document.addEventListener("keydown",function(event){if(event.key==="Escape")close(true);});
})();
