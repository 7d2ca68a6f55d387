using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Bench;

/// <summary>What issue 4 asks of a programme for the whole country, measured with the services and queries that pages call, and over HTTP by readers beside one another.</summary>
internal sealed class CarryBenchmark(BenchSite site, Measures measures)
{
    private const double Board = 15, Page = 10, Search = 30, Issue = 10_000, PagesASecond = 1_300;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(45);
    private const int ReaderCount = 8, DocumentCount = 200_000;
    private readonly CarryData _data = new(site, measures);

    public async Task RunAsync(string provider, TimeSpan load)
    {
        measures.Head($"A programme for the country, {provider}");
        await _data.BuildAsync();
        var documents = new DocumentLoad(site, DocumentCount);
        await measures.OnceAsync("200,000 documents of 2 KB", null, documents.BuildAsync);
        await site.QuietAsync();

        measures.Head($"Issue, {provider}");
        await measures.OnceAsync("issue of one duty to 57,000 bodies, each told", Issue, async () =>
        {
            var seen = new List<int>();
            await _data.IssueAsync(1, new Seen(seen));
            return seen.Count > 2 ? seen.Count : throw new InvalidOperationException("Nothing was said of the progress.");
        });
        await site.QuietAsync();

        measures.Head($"Boards, server time, {provider}");
        var provinces = await BelowAsync(UnitSeeds.NationId);
        var communes = await CommunesAsync(provinces);
        await measures.EachAsync("nation", Board, Enumerable.Repeat(UnitSeeds.NationId, 100).ToList(), DashboardAsync);
        await measures.EachAsync("provinces", Board, [.. provinces, .. provinces, .. provinces], DashboardAsync);
        await measures.EachAsync("communes", Board, communes, DashboardAsync);

        measures.Head($"Text of 200,000 documents, best 20, {provider}");
        foreach (var (what, words) in documents.Questions())
            await measures.EachAsync(what, Search, words, w => site.With<DocumentSearch, int>(async s => (await s.FindAsync(documents.Reader, w)).Items.Count));

        await ReadersAsync(provider, documents, provinces, communes);
        measures.Memory("memory of the process with all that has been asked", 500);
        if (load > TimeSpan.Zero) await new CarryLoad(site, measures, _data, provinces, communes).RunAsync(provider, load);
        measures.Memory("memory of the process at the end", 500);
    }

    /// <summary>The pages alone, of data that an earlier run left.</summary>
    public async Task PagesAsync(string provider, string? only)
    {
        await _data.BuildAsync();
        var documents = new DocumentLoad(site, 0);
        await documents.BuildAsync();
        var provinces = await BelowAsync(UnitSeeds.NationId);
        await ReadersAsync(provider, documents, provinces, await CommunesAsync(provinces), only);
        measures.Memory("memory of the process", 500);
    }

    private Task DashboardAsync(long body) => site.With<DashboardQueries, int>(async q => (await q.FindAsync(_data.ProgrammeId, body))!.Children.Count);

    private Task<List<long>> BelowAsync(long body) => site.With<AppDbContext, List<long>>(db => db.OrganizationLinks.Where(l => l.ParentId == body && l.Line == Line.Territory && l.ValidFrom <= _data.Today && l.ValidTo > _data.Today)
        .Join(db.OrganizationProfiles.Where(p => p.ValidTo > _data.Today && p.Kind.StartsWith("unit.")), l => l.ChildId, p => p.OrganizationId, (l, p) => p.OrganizationId).OrderBy(o => o).ToListAsync());

    /// <summary>Ten of each province.</summary>
    private async Task<IReadOnlyList<long>> CommunesAsync(IReadOnlyList<long> provinces)
    {
        var all = new List<long>();
        foreach (var province in provinces) all.AddRange((await BelowAsync(province)).Take(10));
        return all;
    }

    /// <summary>Whole pages, by eight readers at once, each at one page after the other.</summary>
    private async Task ReadersAsync(string provider, DocumentLoad documents, IReadOnlyList<long> provinces, IReadOnlyList<long> communes, string? only = null)
    {
        measures.Head($"Whole pages over HTTP, {ReaderCount} readers, {provider}");
        using var readers = await site.ReadersAsync(ReaderCount);
        var assignments = await site.With<AppDbContext, List<long>>(db => db.Assignments.Where(a => a.ProgrammeId == _data.ProgrammeId).OrderBy(a => a.Id).Select(a => a.Id).Where(i => i % 4_999 == 0).ToListAsync());
        string Of(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);
        var programme = _data.ProgrammeId;
        (string What, IReadOnlyList<string> Addresses)[] pages =
        [
            ("an assignment", assignments.ConvertAll(a => Of($"/assignments/{a}"))),
            ("list behind a number of a commune", [.. communes.Select(c => Of($"/programmes/{programme}/list?at={c}"))]),
            ("list behind a number of a province", [.. provinces.Select(c => Of($"/programmes/{programme}/list?at={c}"))]),
            ("who is late in a province", [.. provinces.Select(c => Of($"/programmes/{programme}/list?at={c}&late=true"))]),
            ("register of documents", ["/documents"]),
            ("a document", [.. documents.Some.Select(d => Of($"/documents/{d}"))]),
            ("board of a commune", [.. communes.Select(c => Of($"/programmes/{programme}?at={c}"))]),
            ("board of a province", [.. provinces.Select(c => Of($"/programmes/{programme}?at={c}"))]),
        ];
        if (only is not null) pages = [.. pages.Where(p => p.What.Contains(only, StringComparison.Ordinal))];
        // The runtime compiles what is used often to its best only after a while, and an application runs for days.
        await readers.ReadAsync([.. pages.SelectMany(p => p.Addresses.Take(40))], WarmUp);
        foreach (var (what, addresses) in pages)
        {
            await readers.ReadAsync(addresses, TimeSpan.FromSeconds(2));
            var (from, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var times = await readers.ReadAsync(addresses, TimeSpan.FromSeconds(6));
            measures.Line(what, times, Page);
            measures.Rate(string.Create(CultureInfo.InvariantCulture, $"  {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds / times.Count:F2} ms of the application's processor each"), times.Count / Stopwatch.GetElapsedTime(from).TotalSeconds, PagesASecond);
        }
    }

    /// <summary>Notes at once what is said, unlike the framework's, which says it later on another thread.</summary>
    private sealed class Seen(List<int> done) : IProgress<IssueProgress>
    {
        public void Report(IssueProgress value) => done.Add(value.Done);
    }
}
