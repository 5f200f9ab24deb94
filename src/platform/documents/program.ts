/**
 * The one Typst program of the product. What it sets comes as JSON through `sys.inputs` and reaches the page through
 * `text(…)`, `link(…)` and `raw`-free strings only: no value is ever read as markup, code or a path.
 */
export const program = `
#let data = json(bytes(sys.inputs.document))
#let ink = rgb("#1b2230")
#let quiet = rgb("#5b6472")
#let hair = rgb("#c9ced6")
#let wash = rgb("#f3f5f8")

#let faces(language) = {
  let latin = (name: "Noto Sans", covers: "latin-in-cjk")
  if language == "ja" { (latin, "Noto Sans JP", "Noto Sans", "Noto Sans Arabic") }
  else if language in ("ar", "fa", "ur") { ("Noto Sans Arabic", "Noto Sans", "Noto Sans JP") }
  else { ("Noto Sans", "Noto Sans Arabic", "Noto Sans JP") }
}

#let way(direction) = if direction == "rtl" { rtl } else { ltr }

// A line of words: each run is text, and nothing but text.
#let words(runs) = runs.map(run => {
  if run.at("break", default: false) { linebreak() } else {
    let body = if run.whole { box(text(run.text)) } else { text(run.text) }
    if run.at("strong", default: false) { body = strong(body) }
    if run.at("emphasis", default: false) { body = emph(body) }
    if run.at("href", default: none) != none { body = link(run.href, underline(offset: 0.16em, stroke: 0.5pt, body)) }
    // A line may end here; no character says so.
    if run.joint { h(0.01pt) }
    body
  }
}).join()

#let setTable(block) = {
  let columns = block.header.len()
  show table.cell: set par(leading: 0.5em, spacing: 0.6em)
  set text(size: block.size * 1pt)
  show table.cell.where(y: 0): set text(weight: 700)
  table(
    columns: block.widths.map(width => width * 1fr),
    align: start + top,
    inset: (x: 1.6mm, y: 1.5mm),
    stroke: (_, y) => (bottom: if y == 0 { 0.8pt + ink } else { 0.4pt + hair }),
    fill: (_, y) => if y == 0 { wash },
    table.header(..block.header.map(words)),
    ..block.rows.map(row => row.map(words)).flatten(),
  )
}

#let setPairs(block) = {
  set par(leading: 0.55em, spacing: 0.8em)
  set text(size: 0.93em)
  table(
    columns: (1fr, 2.6fr),
    align: start + top,
    inset: (x, _) => (
      left: if x == 0 { 0mm } else { 2mm }, right: if x == 0 { 2mm } else { 0mm }, top: 1.4mm, bottom: 1.4mm,
    ),
    stroke: (_, y) => (bottom: 0.4pt + hair, top: if y == 0 { 0.4pt + hair }),
    ..block.pairs.map(pair => (
      table.cell(breakable: not pair.whole, text(fill: quiet, pair.label)),
      table.cell(breakable: not pair.whole, pair.lines.map(words).join(parbreak())),
    )).flatten(),
  )
}

#let setBlock(block, inner) = {
  if block.kind == "heading" { heading(level: block.level, words(block.runs)) }
  else if block.kind == "paragraph" { par(words(block.runs)) }
  else if block.kind == "bullets" { list(..block.items.map(inner)) }
  else if block.kind == "numbers" { enum(start: block.start, ..block.items.map(inner)) }
  else if block.kind == "table" { setTable(block) }
  else if block.kind == "pairs" { setPairs(block) }
  else if block.kind == "quote" {
    quote(block: true, inner(block.blocks))
  }
  else if block.kind == "rule" { line(length: 100%, stroke: 0.4pt + hair) }
  else if block.kind == "page-break" { pagebreak(weak: true) }
  else { panic("unknown block") }
}
#let setBlocks(blocks) = blocks.map(block => setBlock(block, setBlocks)).join()

// Lines of an address: each keeps its own direction, all of them stand where the window is.
#let lines(all, ..style) = for one in all {
  block(spacing: 0.48em, par(text(dir: way(one.direction), ..style, one.text)))
}

#let setLetter(letter, margin, page-width) = {
  let at(field, body) = place(
    top + left, dx: (field.x - margin.left) * 1mm, dy: (field.y - margin.top) * 1mm,
    box(width: field.width * 1mm, height: field.height * 1mm, body),
  )
  // Ornaments, and marks to fold at: nothing to read out. They are no background of the page, which knows no letters.
  let drawn(x, y, body) = place(
    top + left, dx: (x - margin.left) * 1mm, dy: (y - margin.top) * 1mm, pdf.artifact(body),
  )
  if letter.accent != none { drawn(0, 0, rect(width: page-width, height: 2.2mm, fill: rgb(letter.accent))) }
  for y in letter.marks { drawn(4, y, line(length: 4mm, stroke: 0.3pt + quiet)) }
  let w = letter.window
  at(letter.senderField, {
    block(below: 0.75em, text(size: 14pt, weight: 700, letter.name))
    lines(letter.address, size: 8pt, fill: quiet)
  })
  at(w, {
    set align(left)
    if w.returnHeight > 0 {
      block(height: w.returnHeight * 1mm, below: 1.4mm, align(bottom, {
        set block(spacing: 0.9mm)
        block(text(dir: ltr, size: 6.5pt, fill: quiet, letter.returnTo))
        line(length: 100%, stroke: 0.4pt + hair)
      }))
    }
    lines(letter.to, size: 10pt)
  })
  at(letter.infoField, {
    set align(if letter.infoField.x > w.x { right } else { left })
    lines(letter.info, size: 9pt)
  })
  v((letter.bodyFrom - margin.top) * 1mm)
}

#let sheet(one, number) = {
  let p = one.page
  let last = label("last-" + str(number))
  set text(
    font: faces(one.language), fallback: false, fill: ink, size: p.size * 1pt, hyphenate: false,
    lang: one.language, region: one.at("region", default: none), dir: way(one.direction),
  )
  set page(
    width: p.width * 1mm, height: p.height * 1mm,
    margin: (left: p.margin.left * 1mm, right: p.margin.right * 1mm, top: p.margin.top * 1mm, bottom: p.margin.bottom * 1mm),
    footer-descent: 9mm,
    footer: context {
      set text(size: 7.5pt, fill: quiet)
      set par(leading: 0.5em)
      grid(
        columns: (1fr, auto), column-gutter: 6mm, align: (start + top, end + top),
        one.footer.map(part => text(dir: way(part.direction), part.text)).join(linebreak()),
        text(dir: ltr, str(counter(page).get().first()) + " / " + str(counter(page).at(last).first())),
      )
    },
  )
  set par(leading: 0.68em, spacing: 1.15em, justify: false)
  set list(indent: 1.5mm, body-indent: 2.5mm, spacing: 0.8em, marker: text(fill: quiet, "•"))
  set enum(indent: 1.5mm, body-indent: 2.5mm, spacing: 0.8em)
  set block(above: 1.1em)
  show heading: set text(weight: 700)
  show heading: set par(leading: 0.45em)
  show heading.where(level: 1): set text(size: p.headings.at(0) * 1pt)
  show heading.where(level: 2): set text(size: p.headings.at(1) * 1pt)
  show heading.where(level: 3): set text(size: p.headings.at(2) * 1pt)
  show heading.where(level: 1): set block(above: 0mm, below: 5mm, sticky: true)
  show heading.where(level: 2): set block(above: 7mm, below: 3.2mm, sticky: true)
  show heading.where(level: 3): set block(above: 5.5mm, below: 2.6mm, sticky: true)
  show table: set block(above: 1em, below: 1.5em)
  show table: set table(fill: none)
  let before = if one.direction == "rtl" { "right" } else { "left" }
  show quote.where(block: true): it => block(
    inset: ((before): 4mm, "y": 0.5mm), stroke: ((before): 1.6pt + hair), width: 100%, it.body,
  )
  counter(page).update(1)
  if one.letter != none { setLetter(one.letter, p.margin, p.width * 1mm) }
  if one.masthead != none { block(below: 1.6em, text(size: 8.5pt, fill: quiet, tracking: 0.03em, one.masthead)) }
  setBlocks(one.blocks)
  [#metadata(none)#last]
}

#set document(title: data.title, author: data.author, date: datetime(..data.date))
#for (number, one) in data.sheets.enumerate() {
  if number > 0 { pagebreak(weak: true) }
  sheet(one, number)
}
`;
