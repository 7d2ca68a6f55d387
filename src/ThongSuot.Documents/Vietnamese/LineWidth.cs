namespace ThongSuot.Documents.Vietnamese;

/// <summary>
/// How wide a line is when set in Times New Roman, the face both forms prescribe (NĐ 30/2020 PL I; HD 36-HD/VPTW): tells whether the next word would have fitted,
/// that is, whether a line was broken because it was full or because the paragraph ended. Widths in thousandths of the type size (Adobe font metrics of Times-Roman).
/// </summary>
internal static class LineWidth
{
    private static readonly ushort[] Widths = Build();

    public static int Of(ReadOnlySpan<char> text)
    {
        var total = 0;
        foreach (var c in text)
        {
            if (c < 128) { total += Widths[c]; continue; }
            var plain = Folding.Fold(c);
            total += plain >= 128 ? 500 : Widths[char.IsUpper(c) ? char.ToUpperInvariant(plain) : plain];
        }
        return total;
    }

    /// <summary>Width of the first word.</summary>
    public static int OfFirstWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        return Of(end < 0 ? text : text[..end]);
    }

    public const int Space = 250;

    private static ushort[] Build()
    {
        // From U+0020 on.
        ReadOnlySpan<ushort> printable =
        [
            250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
            921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
            333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, 0,
        ];
        var widths = new ushort[128];
        printable.CopyTo(widths.AsSpan(32));
        return widths;
    }
}
