#!/usr/bin/env bash
# fuse.js 7.5.0, Node.js 20.20
#
# `useTokenSearch` is documented to split the query into words and to rank by how rare they are. One expects what equals
# the query to stay first.
#
# Words of a query and of an entry are their letters and digits alone, so that a name with signs equals any name that
# holds its letters: for “c#” all of C, C# and C++ score alike, as do Kubernetes and .NET for “.net”, and the order
# of the
# list decides. Without the option the exact match comes first with a score of 0.
#
# Seen:
#   plain .net: .NET Network Kubernetes
#   token .net: Kubernetes .NET Network
#   token scores: 0.001 0.001 0.001
#   plain c#: C# C C++
#   token c#: C C# C++
#
# Here: src/reading/names/lookup.ts asks its own tables first, and takes of these only what shares the beginning of
# a word.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
install fuse.js@7.5.0
see 'plain .net: .NET Network Kubernetes
token .net: Kubernetes .NET Network
token scores: 0.001 0.001 0.001
plain c#: C# C C++
token c#: C C# C++' <<'PROGRAM'
import Fuse from 'fuse.js'

const names = ['Kubernetes', '.NET', 'Network', 'C', 'C#', 'C++']
const search = (query, options) => new Fuse(names, { includeScore: true, ...options }).search(query)
const named = (query, options) => search(query, options).map(({ item }) => item).join(' ')
const token = { useTokenSearch: true }
console.log(`plain .net: ${named('.net')}`)
console.log(`token .net: ${named('.net', token)}`)
console.log(`token scores: ${search('.net', token).map(({ score }) => score.toFixed(3)).join(' ')}`)
console.log(`plain c#: ${named('c#')}`)
console.log(`token c#: ${named('c#', token)}`)
PROGRAM
