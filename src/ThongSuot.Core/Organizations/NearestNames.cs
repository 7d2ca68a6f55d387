namespace ThongSuot.Core.Organizations;

/// <summary>Finds names like a given one by the three-letter pieces they share (Dice). One pass over the names, whatever their number.</summary>
internal sealed class NearestNames(string text)
{
    private const int Longest = 200, Kept = 5;
    private const double Least = 0.35;

    private readonly HashSet<ulong> _wanted = [.. Pieces(NameFolding.Fold(text))];
    private readonly List<NearName> _best = [];

    public IReadOnlyList<NearName> Best => _best;

    /// <param name="folded">The name as folded.</param>
    public void Try(long id, string name, string folded)
    {
        var (all, shared) = (0, 0);
        foreach (var piece in Pieces(folded))
        {
            all++;
            if (_wanted.Contains(piece)) shared++;
        }
        var likeness = _wanted.Count + all == 0 ? 0 : Math.Min(1, 2.0 * shared / (_wanted.Count + all));
        if (likeness < Least || _best.Count == Kept && likeness <= _best[^1].Likeness || _best.Any(b => b.Id == id && b.Likeness >= likeness)) return;
        _best.RemoveAll(b => b.Id == id);
        var at = _best.FindIndex(b => b.Likeness < likeness);
        _best.Insert(at < 0 ? _best.Count : at, new(id, name, likeness));
        if (_best.Count > Kept) _best.RemoveAt(Kept);
    }

    private static IEnumerable<ulong> Pieces(string folded)
    {
        var length = Math.Min(folded.Length, Longest);
        for (var i = -1; i < length - 1; i++) yield return (ulong)At(i) << 32 | (ulong)At(i + 1) << 16 | At(i + 2);
        char At(int at) => at < 0 || at >= length ? ' ' : folded[at];
    }
}
