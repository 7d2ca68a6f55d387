using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Bench;

/// <summary>What issue 3 asks of a country's tree, measured with the services and queries that pages call, and over HTTP.</summary>
internal sealed class TreeBenchmark(BenchSite site, Measures measures)
{
    private const double Page = 20, Bulk = 20_000, Move = 2_000;
    private const string Basis = "Nghị quyết số 01/NQ-ĐL";
    private static readonly DateOnly Day = new(2026, 1, 1);

    private IReadOnlyList<NationalUnit> _units = [];

    private IReadOnlyList<long> Provinces => [.. _units.Where(u => u.SuperiorId == UnitSeeds.NationId).Select(u => u.Id)];

    /// <summary>Every eleventh: of all provinces, three hundred in all.</summary>
    private IReadOnlyList<long> Communes => [.. _units.Where(u => u.SuperiorId is > UnitSeeds.NationId).Where((_, i) => i % 11 == 0).Select(u => u.Id)];

    public async Task RunAsync(string provider)
    {
        measures.Head($"Import and export, {provider}");
        await measures.OnceAsync("the units of 2025 and their reorganisation as events", null, () => site.With<UnitSeeds, bool>(s => s.LoadAsync()));
        await measures.OnceAsync("  until all of it is in the chain of the history", null, Quiet);
        _units = await site.With<AppDbContext, IReadOnlyList<NationalUnit>>(db => NationalTree.UnitsAsync(db, Day));
        await SheetsAsync();

        await FillHistoryAsync();
        using var http = await site.VisitorAsync();
        await site.QuietAsync();
        measures.Head($"Pages, {provider}");
        await TreeAsync();
        await HistoryAsync();
        measures.Head($"Search, {provider}");
        await SearchAsync();
        measures.Head($"The same over HTTP, whole pages, {provider}");
        await HttpAsync(http);
        measures.Head($"Reorganisations, {provider}");
        await ReorganiseAsync();
        await site.QuietAsync();
        measures.Head($"Pages after them, {provider}");
        await TreeAsync();
        await HistoryAsync();
    }

    private async Task<bool> Quiet()
    {
        await site.QuietAsync();
        return true;
    }

    private async Task SheetsAsync()
    {
        var sheet = NationalTree.Sheet(NationalTree.Bodies(_units));
        Task<SheetReport> Import(byte[] file, ImportMode mode) => site.With<OrganizationSheet, SheetReport>(s => s.ImportAsync(file, new(new(Day.AddDays(-100), Basis), mode), Doing("organization.import")));
        Expect(await measures.OnceAsync("import of 60,123 bodies, dry run", Bulk, () => Import(sheet, ImportMode.DryRun)), 60_123);
        Expect(await measures.OnceAsync("import of 60,123 bodies", Bulk, () => Import(sheet, ImportMode.AllOrNothing)), 60_123);
        await measures.OnceAsync("  until all of it is in the chain of the history", null, Quiet);
        foreach (var format in Enum.GetValues<SheetFormat>())
        {
            var file = new MemoryStream();
            await measures.OnceAsync($"export of all as {format}", Bulk, () => site.With<OrganizationSheet, bool>(async s =>
            {
                await s.ExportAsync(file, format, UnitSeeds.NationId, Line.Territory, Day);
                return true;
            }));
            Expect(await measures.OnceAsync($"import of that {format}, which changes nothing", Bulk, () => Import(file.ToArray(), ImportMode.AllOrNothing)), 0);
        }
    }

    private static void Expect(SheetReport report, int changes)
    {
        if (report.HasErrors) throw new InvalidOperationException($"Row {report.Findings.First(f => f.IsError)} was not taken.");
        if (report.Changes.Count != changes) throw new InvalidOperationException($"{report.Changes.Count} changes instead of {changes}.");
    }

    private async Task TreeAsync()
    {
        foreach (var (level, ids) in new (string, IReadOnlyList<long>)[] { ("nation", [.. Enumerable.Repeat(UnitSeeds.NationId, 20)]), ("provinces", Provinces), ("communes", Communes) })
        {
            await measures.EachAsync($"{level}: counting all below, never counted before", Page, ids, id => site.With<OrganizationQueries, int>(async q => (await q.CountBelowAsync(id, Line.Territory, Day)).Count));
            await measures.EachAsync($"{level}: page of the body", Page, ids, BodyAsync);
            await measures.EachAsync($"{level}: page of 50 directly below", Page, ids, id => BelowAsync(id, null));
            await measures.EachAsync($"{level}: the page after it", Page, ids, async id => await BelowAsync(id, (await BelowAsync(id, null)).Next));
            await measures.EachAsync($"{level}: of those below, the ones with a part of the name", Page, ids, id => BelowAsync(id, null, "an"));
        }
    }

    private Task<Page<OrganizationRow>> BelowAsync(long id, string? after, string? name = null) => site.With<OrganizationQueries, Page<OrganizationRow>>(q => q.BelowAsync(id, Line.Territory, Day, after, name: name));

    /// <summary>What the page of a body asks.</summary>
    private async Task BodyAsync(long id)
    {
        await site.With<OrganizationQueries, int>(async q => (await q.FindAsync(id, Day))!.Places.Count + (await q.EventsAsync(id)).Count + (await q.BelowAsync(id, Line.Territory, Day, size: 10)).Items.Count);
        await site.With<OrganizationCounts, int>(async c => (await c.BelowAsync(id, [Line.Territory], Day)).Count);
    }

    private async Task HistoryAsync()
    {
        Task<Page<OperationRow>> Read(HistoryFilter filter, string? after = null) => site.With<HistoryQueries, Page<OperationRow>>(q => q.ReadAsync(filter, after));
        var everything = Enumerable.Repeat(new HistoryFilter(), 40).ToList();
        await measures.EachAsync("history of everything", Page, everything, f => Read(f));
        await measures.EachAsync("history of everything, by what was done", Page, everything, f => Read(f with { Kind = "organization.import" }));
        await measures.EachAsync("history of everything, by who and day", Page, everything, f => Read(f with { Actor = "Đo", From = new(2020, 1, 1), To = new(2030, 1, 1) }));
        await measures.EachAsync("history of a body", Page, [.. Provinces, .. Communes], id => Read(new(Organization.SubjectOf(id))));
    }

    /// <summary>Operations as large as a national import, of something the index does not hold.</summary>
    private async Task FillHistoryAsync()
    {
        for (var n = 0; n < 10; n++)
            await site.With<AppDbContext, bool>(async db =>
            {
                await using var work = await db.BeginAsync(Doing("organization.import"));
                for (var i = 1; i <= 20_000; i++) work.Record(new Subject("duty", i), "added", new { Name = "Nhiệm vụ" });
                await work.CommitAsync();
                return true;
            });
    }

    private async Task SearchAsync()
    {
        foreach (var (what, words) in SearchCases.Of(_units))
            await measures.EachAsync(what, Page, words, one => site.With<SearchQueries, int>(async s => (await s.FindAsync(new(one))).Items.Count));
        await measures.EachAsync("of one kind", Page, SearchCases.Names(_units), one => site.With<SearchQueries, int>(async s => (await s.FindAsync(new(one, "organization", "state.school"))).Items.Count));
        await measures.EachAsync("bodies offered to a form", Page, SearchCases.Names(_units), one => site.With<OrganizationFinder, int>(async f => (await f.LivingAsync(one, Day)).Count));
    }

    private async Task HttpAsync(HttpClient http)
    {
        async Task Open(string address)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
            await answer.Content.ReadAsByteArrayAsync();
        }
        string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"/organizations/{id}");
        await measures.EachAsync("/organizations", Page, Enumerable.Repeat("/organizations", 40).ToList(), Open);
        await measures.EachAsync("/organizations/{province}", Page, Provinces, id => Open(Of(id)));
        await measures.EachAsync("/organizations/{commune}", Page, Communes, id => Open(Of(id)));
        await measures.EachAsync("/search?q=", Page, SearchCases.Names(_units), one => Open($"/search?q={Uri.EscapeDataString(one)}"));
        await measures.EachAsync("/history", Page, Enumerable.Repeat("/history", 40).ToList(), Open);
    }

    /// <summary>The five largest provinces go under another, the next five into another.</summary>
    private async Task ReorganiseAsync()
    {
        var bySize = _units.Where(u => u.SuperiorId is > UnitSeeds.NationId).GroupBy(u => u.SuperiorId!.Value).OrderByDescending(g => g.Count()).Select(g => g.Key).ToList();
        var (into, day) = (bySize[^1], Day);
        var (moves, mergers, counts) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var id in bySize.Take(5))
        {
            day = day.AddDays(1);
            moves.Add(await TimeAsync(() => site.With<OrganizationService, bool>(async s =>
            {
                await s.MoveAsync(new(id, Line.Territory, into, new(day, Basis)), null, Doing("organization.move"));
                return true;
            })));
            counts.Add(await TimeAsync(() => site.With<OrganizationCounts, int>(async c => (await c.BelowAsync(UnitSeeds.NationId, [Line.Territory], day)).Count)));
        }
        foreach (var id in bySize.Skip(5).Take(5))
        {
            day = day.AddDays(1);
            mergers.Add(await TimeAsync(() => site.With<ReorganizationService, long>(s => s.MergeAsync(new([new(id)], into, null, new(day, Basis)), Doing("organization.merge")))));
            counts.Add(await TimeAsync(() => site.With<OrganizationCounts, int>(async c => (await c.BelowAsync(UnitSeeds.NationId, [Line.Territory], day)).Count)));
        }
        measures.Line("a province with all below goes under another", moves, Move);
        measures.Line("a province goes into another", mergers, Move);
        measures.Line("counting all below the nation right after", counts, Page);
    }

    private static async Task<double> TimeAsync(Func<Task> doing)
    {
        var from = System.Diagnostics.Stopwatch.GetTimestamp();
        await doing();
        return System.Diagnostics.Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static Operation Doing(string kind) => new(new Actor(null, "Đo tốc độ"), "cli", kind);
}
