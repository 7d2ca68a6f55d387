using System.Runtime.InteropServices;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

/// <summary>Finds the numbered documents a text cites. One pass from slash to slash: every number worth the name has one.</summary>
internal static class References
{
    public static IReadOnlyList<Reference> In(SourceText source, DocumentHeader header)
    {
        var citations = Citations(source);
        ShareDatesOfLists(source, citations);
        var references = new List<Entry>();
        var byIdentifier = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var cited = citations.Select(c => c.Identifier.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (ref readonly var found in CollectionsMarshal.AsSpan(citations))
        {
            if (IsOwn(found, header)) continue;
            var citation = WithoutNoteMark(found, cited);
            var key = citation.Identifier.Value;
            // State numbers run by the calendar year, Party numbers by the term: the same number of another year is another document.
            if (byIdentifier.TryGetValue(key, out var index) && references[index].IsOfAnotherYear(citation)) key = $"{key}@{citation.Date!.Value.Year}";
            if (byIdentifier.TryGetValue(key, out index)) references[index].Add(citation);
            else
            {
                byIdentifier.Add(key, references.Count);
                references.Add(new Entry(citation));
            }
        }
        return references.ConvertAll(r => r.ToReference());
    }

    /// <summary>"45-NQ/TU1": the 1 calls a footnote when the number stands without it elsewhere.</summary>
    private static Citation WithoutNoteMark(in Citation citation, HashSet<string> cited)
    {
        var (value, symbol) = (citation.Identifier.Value, citation.Identifier.Symbol);
        var mark = value.Length - value.AsSpan().TrimEnd("0123456789").Length;
        if (mark is not (1 or 2) || symbol.Length <= mark || !cited.Contains(value[..^mark])) return citation;
        return citation with { Identifier = citation.Identifier with { Value = value[..^mark], Symbol = symbol[..^mark] } };
    }

    private static List<Citation> Citations(SourceText source)
    {
        var text = source.Text.AsSpan();
        var folded = source.Folded.AsSpan();
        var found = new List<Citation>();
        var done = 0;
        for (var from = 0; ;)
        {
            var step = folded[from..].IndexOf('/');
            if (step < 0) return found;
            var slash = from + step;
            from = slash + 1;
            var start = Identifiers.NumberBefore(text, folded, slash, done);
            if (start < 0 || !Identifiers.TryRead(text, folded, start, out var identifier)) continue;
            var previous = found.Count > 0 ? found[^1] : default;
            if (!CitationReader.TryRead(text, folded, identifier, previous, out var citation)) continue;
            found.Add(citation);
            done = identifier.End;
            from = identifier.End;
        }
    }

    // "các Công văn số 1743/…, 1744/… ngày 31/12/2024": the date stands once for the list.
    private static void ShareDatesOfLists(SourceText source, List<Citation> citations)
    {
        var span = CollectionsMarshal.AsSpan(citations);
        for (var i = span.Length - 1; i > 0; i--)
            if (span[i].ContinuesList && span[i - 1].Date is null && span[i].Date is not null) span[i - 1] = span[i - 1] with { Date = span[i].Date };
    }

    private static bool IsOwn(in Citation citation, DocumentHeader header)
    {
        if (header.Identifier is { } own && (string.Equals(own.Value, citation.Identifier.Value, StringComparison.OrdinalIgnoreCase) || own.Span.Contains(new TextSpan(citation.Identifier.Start, citation.Identifier.End)))) return true;
        // "(Kèm theo Quyết định số …)" over an attachment names the decision itself, whatever a scan made of the number on its first page.
        return citation.HeadsAttachment && header.Symbol is { } symbol && string.Equals(symbol, citation.Identifier.Symbol, StringComparison.OrdinalIgnoreCase)
            && (citation.Type is null || header.Type is null || string.Equals(citation.Type, header.Type.Value, StringComparison.Ordinal));
    }

    private sealed class Entry(Citation first)
    {
        private readonly List<TextSpan> _spans = [first.Span];
        private string? _type = first.Type, _issuer = first.Issuer, _title = first.Title;
        private DateOnly? _date = first.Date;
        private RelationKind _relation = first.Relation;

        public bool IsOfAnotherYear(in Citation other)
        {
            if (_date is not { } mine || other.Date is not { } its || mine.Year == its.Year) return false;
            var party = first.Identifier.Value.Length > first.Identifier.Number.Length && first.Identifier.Value[first.Identifier.Number.Length] == '-';
            return party ? Math.Abs(mine.Year - its.Year) >= 2 : !HasYear(first.Identifier);
        }

        private static bool HasYear(in Identifier identifier) => identifier.Value.Length > identifier.Number.Length + identifier.Symbol.Length + 1;

        public void Add(in Citation other)
        {
            _spans.Add(other.Span);
            _type ??= other.Type;
            _date ??= other.Date;
            _issuer ??= other.Issuer;
            _title ??= other.Title;
            if (Weight(other.Relation) > Weight(_relation)) _relation = other.Relation;
        }

        public Reference ToReference() => new()
        {
            Identifier = first.Identifier.Value,
            Type = _type,
            Date = _date,
            Issuer = _issuer,
            Title = _title,
            Relation = _relation,
            Citations = _spans,
            RuleId = first.RuleId,
        };

        // What changes the cited document says most, a mere ground least.
        private static int Weight(RelationKind kind) => kind switch
        {
            RelationKind.Replaces => 11,
            RelationKind.Repeals => 10,
            RelationKind.Amends => 9,
            RelationKind.Answers => 8,
            RelationKind.Implements => 7,
            RelationKind.Specifies => 6,
            RelationKind.Guides => 5,
            RelationKind.ProposedBy => 4,
            RelationKind.BasedOn => 3,
            RelationKind.AttachedTo => 2,
            RelationKind.AmendedBy => 1,
            _ => 0,
        };
    }
}
