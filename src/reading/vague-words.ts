// Words that say how, how much or how good, or that name nothing in particular: an article that answers need not have them.
const vague: ReadonlySet<string> = new Set(
  `able absolutely actual actually advantage ago agree almost alone alright always amazing amount annoying anymore anyway
  apart approach around aspect available avoid aware awesome awful
  bad badly base basic basically basis become begin beginning believe besides best better big bigger biggest bit boring bother
  brief bring bunch call capable care case cause certain certainly chance change clear clearly clever come common
  compare comparison complete completely concern confuse confused consider considered considering contain cool correct
  correctly couple crazy critical current currently day days deal decent decide definitely depend depends describe
  describing detail details difference different difficult disadvantage doubt drop dumb
  easily easy eliminate else end ended enough entire entirely especially essential etc even eventually ever everybody exact
  exactly example except exist existing expect expected experience explain explained explanation extra extreme extremely
  face fact fail fair fairly fall fan far feel feeling few final finally find fine first fit focus folks follow following
  force forever form former forward found free frequent fresh full fully fun future
  general generally give given goal good great guess guy happen happens happy hard hardly hate hear heard heavily hell hold
  honest honestly hope huge idea ideal ignore imagine immediately impact implement implemented implementing implication
  implications important impossible improve include indeed inside instead interest interested interesting involve issue
  joke judge keep key kind lack large last late lately later lead least leave left less level life likely limit limited line
  little live long longer look lose lot lots love low made main mainly major manage manner matter maybe mean meaning meant
  mention mentioned mind miss mistake moment month months more most mostly move much multiple must name named namely nature
  near nearly necessary negative never next nice nobody normal normally note nothing notice nowadays number
  obvious obviously occasionally odd often ones ongoing open opinion opinions opposite option options order ordinary
  original other otherwise overall own paper part particular particularly people perfect perfectly perhaps person personal
  personally pick place places plan plus point points poor poorly possible possibly practical practically practice pretty
  previous prior probably problem problems proper properly pros proud purpose put question questions quickly quite
  random rarely rather reality really realistic reason reasonable reasons recent recently regard regular related
  relevant remain remember right roughly run sad same say seem seems seriously set several shit short show side sign
  similar simple simply single situation slight slightly small smart solid somehow sometimes somewhat soon sort special
  specific specifically stage stand start state stay step steps stick still stop straight strange strong stuck stuff stupid
  such suck sucks sudden suddenly sure suppose supposed surprised take talk talking tend terrible things thinking though
  thought thoughts tho time times tiny tired today together tomorrow tonight top total totally touch tough toward tried
  trouble true truly truth try trying turn typical typically unfortunately unless unlike usual usually useful useless
  valuable various vast view wait want way ways weak weird whatever whenever whether while whole wide win wins wise wish
  wonder wondering word words work working works worse worst worth wow write wrong yeah year years yet zero`.split(
    /\s+/,
  ),
)

// What the asker calls the texts that are searched, and whoever answers.
const us = new Set(['article', 'articles', 'author', 'authors', 'writer', 'writers', 'source', 'sources', 'bot'])

export const meansUs = (word: string): boolean => us.has(word)

/** Whether a word says so little that its absence from an article is no evidence. */
export function isVague(word: string): boolean {
  return vague.has(word)
}
