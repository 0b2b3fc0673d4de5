#!/usr/bin/env bash
# yaml 2.9.1, Node.js 20.20
#
# parseDocument is documented to collect what is wrong in `errors`, each with its position. One expects an alias without
# an anchor, as in a title somebody set in bold (`title: **Back-End**`), to be among them.
#
# It is not: `errors` and `warnings` are empty. toJS() throws a ReferenceError, which has neither `pos` nor
# `linePos` nor
# `code`, and parse() throws the same. Whoever names lines has to look for the Alias nodes.
#
# Seen:
#   errors 0, warnings 0
#   toJS: ReferenceError Unresolved alias (the anchor must be set before the alias): *Back-End**
#   place: undefined undefined undefined
#   node: *Back-End** at 15
#
# Here: src/corpus/document.ts looks for the nodes.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
install yaml@2.9.1
see 'errors 0, warnings 0
toJS: ReferenceError Unresolved alias (the anchor must be set before the alias): *Back-End**
place: undefined undefined undefined
node: *Back-End** at 15' <<'PROGRAM'
import { parseDocument, visit } from 'yaml'

const document = parseDocument('id: one\ntitle: **Back-End**\n')
console.log(`errors ${document.errors.length}, warnings ${document.warnings.length}`)
try {
  document.toJS()
} catch (error) {
  console.log(`toJS: ${error.name} ${error.message}`)
  console.log(`place: ${error.pos} ${error.linePos} ${error.code}`)
}
visit(document, { Alias: (_, node) => console.log(`node: ${node.source} at ${node.range[0]}`) })
PROGRAM
