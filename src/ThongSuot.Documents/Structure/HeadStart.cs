namespace ThongSuot.Documents.Structure;

/// <summary>Finds where a head begins. Stamps and the furniture of web pages may stand above it.</summary>
internal static class HeadStart
{
    private const int SearchLines = 400, LongestLine = 400, LongestTitleLine = 90, MostAbove = 12;

    /// <summary>Index of the first line of the head at or after <paramref name="from"/>: a few lines above the name of the nation; <paramref name="from"/> itself where there is none.</summary>
    /// <param name="small">True when the name of the nation is not in capitals: then the letterhead is not either.</param>
    public static int Find(string text, string folded, List<FrameLine> lines, int from, out bool small)
    {
        small = false;
        var limit = Math.Min(lines.Count, from + SearchLines);
        for (var i = from; i < limit; i++)
        {
            var span = lines[i].Span;
            if (span.Length > LongestLine || lines[i].IsTable) continue;
            // A text without letterhead begins with its type.
            if (i < from + 3 && HeadWords.Title(text.AsSpan(span.Start, span.Length), folded.AsSpan(span.Start, span.Length), out _) is not null && BodyNames.IsCapital(text.AsSpan(span.Start, Math.Min(span.Length, 10)))) return from;
            foreach (var piece in HeadPieces.Of(text, folded, span))
            {
                if (piece.Kind is not (HeadPieceKind.Nation or HeadPieceKind.Party or HeadPieceKind.Motto)) continue;
                // A font of capitals leaves small letters behind when its text is taken.
                small = piece.Kind is not HeadPieceKind.Motto && !BodyNames.IsCapital(piece.Span.Of(text));
                var start = i;
                while (start > from && lines[i].Table > 0 && lines[start - 1].Table == lines[i].Table) start--;
                while (start > from && i - start < MostAbove && lines[start - 1].Span.Length <= LongestTitleLine && !lines[start - 1].IsTable) start--;
                return start;
            }
        }
        return from;
    }
}
