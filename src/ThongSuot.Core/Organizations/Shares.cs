namespace ThongSuot.Core.Organizations;

/// <summary>Parts of a whole that sum to it.</summary>
internal static class Shares
{
    /// <summary>Equal parts; what does not divide goes to the first ones.</summary>
    public static IEnumerable<(long Id, int Millionths)> Equal(IReadOnlyList<long> ids)
    {
        for (var i = 0; i < ids.Count; i++)
            yield return (ids[i], Succession.Whole / ids.Count + (i < Succession.Whole % ids.Count ? 1 : 0));
    }
}
