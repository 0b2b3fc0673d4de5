#!/usr/bin/env bash
# Node.js 20.20 with ICU 78 (any ICU since 2.0 by the rules); no package
#
# Intl.Segmenter with granularity "sentence" follows UAX #29. One expects that no sentence ends where no space stands
# behind its point.
#
# It does: rule SB7 keeps a point together with the capital behind it only where a letter stands before the point,
# so that
# “ASP.NET” is whole and “.NET” is cut behind its point. A mark within an address cuts it as well, and so does “[”
# behind
# a sentence, which leaves the bracket of a footnote with what it belongs to.
#
# Seen:
#   ["Use ASP.NET here."]
#   ["No chat in .","NET please."]
#   ["See https://example.com/a?","b=c for it."]
#   ["It ended.[","1] Then more."]
#
# Here: src/text/sentences.ts joins these again.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
see '["Use ASP.NET here."]
["No chat in .","NET please."]
["See https://example.com/a?","b=c for it."]
["It ended.[","1] Then more."]' <<'PROGRAM'
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
for (const text of ['Use ASP.NET here.', 'No chat in .NET please.', 'See https://example.com/a?b=c for it.',
  'It ended.[1] Then more.'])
  console.log(JSON.stringify(Array.from(segmenter.segment(text), ({ segment }) => segment)))
PROGRAM
