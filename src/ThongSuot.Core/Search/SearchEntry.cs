using ThongSuot.Core.Data;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Search;

/// <summary>What a name is to the thing it belongs to.</summary>
public enum NameUse
{
    /// <summary>What it is called, now or at the last.</summary>
    Name,
    ShortName,
    Code,
    /// <summary>Another name people use.</summary>
    Alias,
    /// <summary>What it was called before.</summary>
    FormerName,
}

/// <summary>One name by which a thing is found; a thing with three names has three entries.</summary>
/// <param name="Facet">A code the search can be narrowed to within the kind of subject, such as the kind of organization.</param>
/// <param name="HasEnded">Stands after everything that has not.</param>
public sealed record SearchEntry(Subject Subject, string Name, NameUse Use, string Facet, bool HasEnded)
{
    private const int MaxLength = 511, NamesOfOne = 64, MaxKinds = 16;
    private const long MaxId = 1L << 38;

    /// <summary>
    /// Where the entry stands among all that match: what lives before what has ended, then the shorter name, for it is filled better by the words asked for. The order
    /// is the number itself, so a page of hits is the beginning of a list that the index holds in order and nothing is sorted.
    /// </summary>
    internal long Key(int nth)
    {
        var kind = SearchSources.All.ToList().FindIndex(s => s.Kind == Subject.Kind);
        if (kind is < 0 or >= MaxKinds || Subject.Id is < 0 or >= MaxId || nth >= NamesOfOne) throw new InvalidOperationException($"{Subject.Kind} {Subject.Id} cannot be indexed.");
        long length = Math.Min(SearchWords.Of(Name).Sum(w => w.Length + 1), MaxLength);
        return (((((HasEnded ? MaxLength + 1 : 0) + length) * MaxKinds + kind) * MaxId) + Subject.Id) * NamesOfOne + nth;
    }
}

/// <summary>Something found.</summary>
/// <param name="Name">The name that fits the words.</param>
/// <param name="Use">What that name is to the subject.</param>
public sealed record SearchHit(Subject Subject, string Name, NameUse Use);

/// <summary>What is looked for.</summary>
/// <param name="Words">As typed, with or without marks.</param>
/// <param name="Kind">Kind of subject; null for all.</param>
/// <param name="Facet">Within the kind; null for all.</param>
public sealed record SearchQuestion(string Words, string? Kind = null, string? Facet = null);
