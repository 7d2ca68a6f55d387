namespace ThongSuot.Documents.Vietnamese;

/// <summary>How far apart two short words are, for what character recognition got nearly right.</summary>
internal static class Spelling
{
    private const int Longest = 40;

    /// <summary>True when at most <paramref name="most"/> letters must be put in, left out or changed to turn one into the other.</summary>
    public static bool Near(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest) return false;
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
                least = Math.Min(least, row[j]);
            }
            if (least > most) return false;
        }
        return row[b.Length] <= most;
    }
}
