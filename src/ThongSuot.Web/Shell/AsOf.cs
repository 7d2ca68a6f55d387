using System.Globalization;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Shell;

/// <summary>The day a page is of: today, or the one asked for by <c>?asOf=yyyy-MM-dd</c>, which the page's links carry along.</summary>
public sealed record AsOf(DateOnly Day, DateOnly Today)
{
    /// <summary>Name of the parameter in addresses.</summary>
    public const string Parameter = "asOf";

    public bool IsToday => Day == Today;

    /// <summary>The day as links carry it; null for today.</summary>
    public string? InAddress => IsToday ? null : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What else an address says. A cursor belongs to the day it was given on and is left out.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Rest(HttpRequest request) =>
        [.. request.Query.Where(q => q.Key is not (Parameter or "after")).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? ""))];

    public static AsOf Of(DateOnly? asked, Clock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(asked ?? clock.Today, clock.Today);
    }
}
