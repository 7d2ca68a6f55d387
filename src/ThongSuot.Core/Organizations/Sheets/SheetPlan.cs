using System.Globalization;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Makes rows into bodies to be created or changed: which body a row means, under whom it is put, in which order. A bad row takes along only those that need it.</summary>
internal sealed class SheetPlan(IReadOnlyList<PlannedRow> rows, SheetFields fields, Basis basis, List<SheetFinding> findings)
{
    private readonly Dictionary<string, PlannedRow> _byKey = new(StringComparer.Ordinal);

    private ILookup<(long Id, Line Line), OrganizationLink> _links = Array.Empty<OrganizationLink>().ToLookup(_ => default((long, Line)));

    /// <summary>New bodies, superiors before those below them.</summary>
    public List<PlannedRow> Created { get; } = [];

    public IEnumerable<PlannedRow> Changed => rows.Where(r => !r.IsBad && r.Existing is not null);

    public async Task MakeAsync(SheetLookups lookups, OrganizationTree tree, CancellationToken cancel)
    {
        await MatchAsync(lookups, cancel);
        await PlaceAsync(lookups, tree, cancel);
        Order();
        FindTooDeep();
        await FindTwinsAsync(lookups, cancel);
    }

    private async Task MatchAsync(SheetLookups lookups, CancellationToken cancel)
    {
        foreach (var row in rows.Where(r => r.Key.Length > 0))
            if (!_byKey.TryAdd(row.Key, row)) Bad(row, "sheet.key-twice", "id", row.Key, _byKey[row.Key].Number);
        var ids = rows.Select(r => IdOf(r.Key)).OfType<long>().ToHashSet();
        var codes = await lookups.ByCodeAsync(rows.Where(r => r.Key.Length == 0 && r.Naming is not null).SelectMany(r => new[] { r.Naming!.Code, r.Naming.AgencyCode }).OfType<string>().ToHashSet(StringComparer.Ordinal), cancel);
        var existing = await lookups.BodiesAsync(ids.Concat(codes.SelectMany(c => c)).ToHashSet(), cancel);
        var known = await lookups.KnownAsync(ids, cancel);
        foreach (var row in rows)
        {
            if (IdOf(row.Key) is { } id)
            {
                row.Existing = existing.GetValueOrDefault(id);
                if (row.Existing is null && known.Contains(id)) Bad(row, "sheet.not-living", "id", id, basis.EffectiveOn);
                else if (row.Existing is null) findings.Add(new("sheet.id-new", false, row.Number, "id", [id]));
            }
            else if (row.Key.Length == 0 && row.Naming is { } naming)
            {
                var same = new[] { naming.AgencyCode, naming.Code }.OfType<string>().Where(c => codes.Contains(c)).SelectMany(c => codes[c]).Distinct().ToList();
                if (same.Count > 1) Bad(row, "sheet.code-ambiguous", naming.AgencyCode is null ? "code" : "agency_code", same.Count);
                else if (same.Count == 1) row.Existing = existing.GetValueOrDefault(same[0]);
            }
        }
        foreach (var row in rows) fields.Complete(row);
        foreach (var twice in rows.Where(r => r.Existing is not null).GroupBy(r => r.Existing!.Id))
            foreach (var row in twice.Skip(1).Where(r => !r.IsBad)) Bad(row, "sheet.body-twice", "id", twice.First().Number);
    }

    private async Task PlaceAsync(SheetLookups lookups, OrganizationTree tree, CancellationToken cancel)
    {
        var texts = rows.SelectMany(r => r.SuperiorTexts.Values).Where(t => t != SheetColumn.Root && !_byKey.ContainsKey(t)).ToHashSet(StringComparer.Ordinal);
        var known = await lookups.KnownAsync(texts.Select(IdOf).OfType<long>().ToHashSet(), cancel);
        var byCode = await lookups.ByCodeAsync(texts, cancel);
        var byName = await lookups.ByNameAsync(texts.Select(NameFolding.Fold).ToHashSet(StringComparer.Ordinal), cancel);
        var rowsByName = rows.Where(r => r.Naming is not null && r.Existing is null).ToLookup(r => NameFolding.Fold(r.Naming!.Name), StringComparer.Ordinal);
        var rowsByCode = rows.Where(r => r.Naming is not null && r.Existing is null).SelectMany(r => new[] { r.Naming!.Code, r.Naming.AgencyCode }.OfType<string>().Select(c => (c, r))).ToLookup(p => p.c, p => p.r, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.SuperiorTexts.Count == 0 && row.Existing is null && !row.IsBad) Bad(row, "sheet.line-missing", null);
            foreach (var (line, text) in row.SuperiorTexts)
            {
                if (text == SheetColumn.Root) row.Superiors[line] = default;
                else if (Candidates(text) is var candidates && candidates.Count == 1) row.Superiors[line] = candidates[0];
                else if (candidates.Count == 0) Bad(row, "sheet.superior-unknown", SheetColumn.Of(line).Key, text);
                else Bad(row, "sheet.superior-ambiguous", SheetColumn.Of(line).Key, text, candidates.Count);
            }
        }
        await CheckLinesAsync(tree, cancel);

        List<Superior> Candidates(string text)
        {
            if (_byKey.TryGetValue(text, out var row)) return [Of(row)];
            if (IdOf(text) is { } id && known.Contains(id)) return [new(id, null)];
            if (rowsByCode[text].Any() || byCode[text].Any()) return [.. rowsByCode[text].Select(Of).Concat(byCode[text].Select(i => new Superior(i, null))).Distinct()];
            var (folded, said) = (NameFolding.Fold(text), NameFolding.Say(text));
            var named = rowsByName[folded].Select(r => (Superior: Of(r), r.Naming!.Name)).Concat(byName[folded].Select(b => (Superior: new Superior(b.Id, null), b.Name))).DistinctBy(n => n.Superior).ToList();
            // Marks may be left out where there is only one; where two names differ by their marks alone, these decide.
            var exactly = named.Where(n => NameFolding.Say(n.Name) == said).ToList();
            return [.. (exactly.Count > 0 ? exactly : named).Select(n => n.Superior)];
        }

        static Superior Of(PlannedRow row) => row.Existing is { } body ? new(body.Id, null) : new(null, row);
    }

    /// <summary>A superior must stand on the line itself on the day.</summary>
    private async Task CheckLinesAsync(OrganizationTree tree, CancellationToken cancel)
    {
        var links = _links = await tree.LinksAsync(rows.SelectMany(r => r.Superiors.Values).Select(s => s.Id).OfType<long>().ToHashSet(), cancel);
        foreach (var row in rows)
            foreach (var (line, superior) in row.Superiors)
            {
                var stands = superior.Row is { } above ? above.SuperiorTexts.ContainsKey(line) && above.Day(basis) <= row.Day(basis) : superior.Id is not { } id || row.Existing?.Superiors.GetValueOrDefault(line) == id || links[(id, line)].Any(l => l.HoldsOn(row.Day(basis)));
                if (!stands) Bad(row, "sheet.superior-not-on-line", SheetColumn.Of(line).Key, row.SuperiorTexts[line], line.ToString(), row.Day(basis));
            }
    }

    /// <summary>Superiors first. Those below a bad row are bad, too; what is left over when nothing more can be placed stands in a circle.</summary>
    private void Order()
    {
        var waiting = rows.Where(r => r.Existing is null).ToDictionary(r => r, r => r.Superiors.Values.Where(s => s.Row is not null).Select(s => s.Row!).Distinct().Count());
        var below = rows.SelectMany(r => r.Superiors.Values.Where(s => s.Row is not null).Select(s => (Above: s.Row!, Row: r)).Distinct()).ToLookup(p => p.Above, p => p.Row);
        var ready = new Queue<PlannedRow>(waiting.Where(w => w.Value == 0).Select(w => w.Key));
        while (ready.TryDequeue(out var row))
        {
            waiting.Remove(row);
            if (!row.IsBad) Created.Add(row);
            foreach (var next in below[row])
            {
                if (row.IsBad && !next.IsBad) Bad(next, "sheet.superior-bad", null, row.Number);
                if (waiting.TryGetValue(next, out var count) && (waiting[next] = count - 1) == 0) ready.Enqueue(next);
            }
        }
        foreach (var row in waiting.Keys.Where(r => !r.IsBad)) Bad(row, "sheet.superior-circle", null);
        foreach (var row in Changed.Where(r => r.Superiors.Values.Any(s => s.Row is { IsBad: true })).ToList()) Bad(row, "sheet.superior-bad", null, row.Superiors.Values.First(s => s.Row is { IsBad: true }).Row!.Number);
    }

    /// <summary>Ids are not given yet: reckoned with the longest they will have.</summary>
    private void FindTooDeep()
    {
        const int Step = 11;
        Dictionary<(PlannedRow?, Line), int> lengths = [];
        foreach (var row in Created)
            foreach (var (line, superior) in row.Superiors)
            {
                var above = superior.Row is not null ? lengths.GetValueOrDefault((superior.Row, line)) : superior.Id is { } id ? _links[(id, line)].First(l => l.HoldsOn(row.Day(basis))).Path.Length : 1;
                lengths[(row, line)] = above + Step;
                if (above + Step > OrganizationLink.LongestPath && !row.IsBad) Bad(row, "sheet.too-deep", SheetColumn.Of(line).Key);
            }
    }

    /// <summary>The same name and kind below the same superior: the sheet was read before, or the row is there twice.</summary>
    private async Task FindTwinsAsync(SheetLookups lookups, CancellationToken cancel)
    {
        var there = await lookups.TwinsAsync(Created.Where(r => r.Superiors.Values.Any(s => s.Row is null)).Select(r => NameFolding.Fold(r.Naming!.Name)).ToHashSet(StringComparer.Ordinal), cancel);
        Dictionary<(Line, long?, PlannedRow?, string, string), PlannedRow> seen = [];
        foreach (var row in Created)
            foreach (var (line, superior) in row.Superiors)
            {
                if (superior.Row is { IsBad: true } above && !row.IsBad) Bad(row, "sheet.superior-bad", null, above.Number);
                var (name, kind) = (NameFolding.Say(row.Naming!.Name), row.Naming.Kind);
                if (!row.IsBad && superior.Row is null && there.Contains((line, superior.Id, name, kind))) Bad(row, "sheet.exists-already", "name", row.Naming.Name);
                else if (!row.IsBad && !seen.TryAdd((line, superior.Id, superior.Row, name, kind), row)) Bad(row, "sheet.row-twice", "name", seen[(line, superior.Id, superior.Row, name, kind)].Number);
            }
        Created.RemoveAll(r => r.IsBad);
    }

    private void Bad(PlannedRow row, string code, string? column, params object[] args)
    {
        row.IsBad = true;
        findings.Add(new(code, true, row.Number, column, args));
    }

    private static long? IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
