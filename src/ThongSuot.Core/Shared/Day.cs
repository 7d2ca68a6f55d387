namespace ThongSuot.Core.Shared;

/// <summary>Days of dated rows: valid from the first day up to, and without, <c>ValidTo</c>.</summary>
public static class Day
{
    /// <summary>The end of what has no end yet. A day instead of null, so that one comparison serves all rows.</summary>
    public static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>The beginning of what was always so.</summary>
    public static readonly DateOnly Always = new(1900, 1, 1);
}
