using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Organizations;

/// <summary>
/// "Các sở, ban, ngành", "các chi, đảng bộ trực thuộc Thị ủy": who is a set, not a name (DOMAIN §3.3). Resolves it against the tree of a day, as seen from the issuer, and says
/// of each body why it is in the set. What names nobody is listed with the nearest names, never dropped.
/// </summary>
public sealed class GroupResolver(AppDbContext db, NameResolver names)
{
    /// <summary>Resolves what a document of the issuer names: a set, or one body.</summary>
    public Task<Resolution> ResolveAsync(string expression, long issuerId, DateOnly asOf, CancellationToken cancel = default) => ResolveAsync(expression, GroupExpression.Read(expression), issuerId, asOf, cancel);

    /// <param name="group">The structure of the expression, as the reader gives it; null when it names one body.</param>
    public async Task<Resolution> ResolveAsync(string expression, GroupExpression? group, long issuerId, DateOnly asOf, CancellationToken cancel = default)
    {
        var where = await Whereabouts.OfAsync(db, issuerId, asOf, cancel);
        var search = new Search(db, names, where, asOf);
        if (group is null) await search.AddNameAsync(expression, cancel);
        else await search.AddGroupAsync(group, cancel);
        return search.Result with { NeedsChoice = group?.Related ?? false };
    }

    /// <summary>One expression being resolved.</summary>
    private sealed class Search(AppDbContext db, NameResolver names, Whereabouts where, DateOnly day)
    {
        private readonly Dictionary<long, Found> _found = [];
        private readonly List<ResolvedBody> _excluded = [];
        private readonly List<UnresolvedName> _unresolved = [];
        private readonly GroupCandidates _candidates = new(db, day);
        private int _matched;

        public Resolution Result => new([.. _found.Values.OrderBy(f => f.Body.Folded, StringComparer.Ordinal).ThenBy(f => f.Body.Id).Select(f => new ResolvedBody(f.Body.Id, f.Body.Name, f.Body.Kind, f.Reason))], _excluded, _unresolved, false);

        public async Task AddNameAsync(string name, CancellationToken cancel)
        {
            var (body, missing) = await names.ResolveAsync(name, where, day, cancel);
            if (body is not null) _found.TryAdd(body.Id, new(new Body(body.Id, body.Kind, body.Name, NameFolding.Fold(body.Name), "/"), body.Reason));
            else _unresolved.Add(missing!);
        }

        public async Task AddGroupAsync(GroupExpression group, CancellationToken cancel)
        {
            var words = group.Kinds.Select(k => (Text: k, Word: GroupWord.Find(k), Start: GroupWord.Find(k) is null ? GroupWord.FindStart(k) : null)).ToList();
            // "các cơ quan tham mưu, giúp việc Tỉnh ủy": the superior stands after the last of them.
            var parent = group.Parent ?? words.Select(w => w.Start?.After).LastOrDefault(r => r is not null && GroupWord.Find(r) is not { Reach: Reach.Units });
            var unknown = words.Where(w => w is { Word: null, Start: null }).Select(w => w.Text).ToList();
            if (await ScopeAsync(parent, unknown, cancel) is not { } scope) return;
            List<(string Text, GroupWord Word, int Matched)> matched = [];
            foreach (var (text, whole, start) in words)
            {
                if ((whole ?? start?.Word) is not { } word)
                {
                    if (unknown.Contains(text)) await AddNameAsync(text, cancel);
                    continue;
                }
                var before = _matched;
                await AddAsync(text, word, start is { } begun && begun.After != parent && GroupWord.Find(begun.After) is { Reach: Reach.Units } units ? units : null, group.Levels, scope, cancel);
                matched.Add((text, word, _matched - before));
            }
            // "sở, ban, ngành" is one expression: a province without a "Ban" lacks nothing, as long as its fellows are there.
            foreach (var (text, word, _) in matched.Where(m => m.Matched == 0 && !matched.Exists(o => o.Matched > 0 && o.Word.Kinds.Intersect(m.Word.Kinds).Any())))
                _unresolved.Add(new(text, Reason.Of("resolve.none", text, scope.Name, day), []));
            foreach (var level in words.Count == 0 ? group.Levels : [])
                if (GroupWord.Find(level) is { } units) await AddAsync(level, units, null, [], scope, cancel);
                else _unresolved.Add(new(level, Reason.Of("resolve.none", level, scope.Name, day), []));
            foreach (var exception in group.Exceptions) await ExcludeAsync(exception, cancel);
        }

        /// <param name="unknown">Pieces that are no kinds: the tail of a superior's name that holds a comma or "và". Those used up are taken out.</param>
        private async Task<Scope?> ScopeAsync(string? parent, List<string> unknown, CancellationToken cancel)
        {
            if (parent is null) return new Scope(where.Unit, null, false);
            var folded = NameFolding.Fold(parent);
            if (folded.StartsWith("trung uong", StringComparison.Ordinal)) return new Scope(where.Nation ?? where.Unit, null, true);
            if (GroupWord.Find(parent) is { Reach: Reach.Units } territory && where.Units.FirstOrDefault(u => territory.Kinds.Contains(u.Kind)) is { } above) return new Scope(above, null, true);
            var (body, missing) = await names.ResolveAsync(parent, where, day, cancel);
            if (body is null && unknown.Count > 0)
            {
                (body, _) = await names.ResolveAsync($"{string.Join(", ", [parent, .. unknown.SkipLast(1)])} và {unknown[^1]}", where, day, cancel);
                if (body is not null) unknown.Clear();
            }
            if (body is null)
            {
                _unresolved.Add(missing!);
                return null;
            }
            var around = await Whereabouts.OfAsync(db, body.Id, day, cancel);
            return around.Self.IsUnit ? new Scope(around.Unit, null, true) : new Scope(around.Unit, around.Self, true);
        }

        private async Task AddAsync(string text, GroupWord word, GroupWord? units, IReadOnlyList<string> levels, Scope scope, CancellationToken cancel)
        {
            var scopes = await AtLevelsAsync(levels, scope, cancel);
            if (units is not null) await OfUnitsAsync(text, word, await _candidates.UnitsAsync(scope.Unit, units, cancel), scope, cancel);
            else if (word.Reach == Reach.Units) Add(await _candidates.UnitsAsync(scope.Unit, word, cancel), Reason.Of("resolve.units", text, scope.Name, day));
            else if (word.Reach == Reach.Below) await BelowAsync(text, word, scope, cancel);
            else if (word.Reach == Reach.Direct) await DirectAsync(text, scope, cancel);
            else if (scope.Body is { } body && await BelowBodyAsync(text, word, body, cancel)) return;
            else if (scopes is not null) await OfUnitsAsync(text, word, scopes, scope, cancel);
            else if (word.Reach == Reach.All) Add(Named(word, await _candidates.InAsync(scope.Unit, word.Kinds, cancel)), Reason.Of("resolve.ground", text, scope.Name, day));
            else await OwnAsync(text, word, scope, cancel);
        }

        /// <summary>The units of the levels named; null when none is.</summary>
        private async Task<IReadOnlyList<Body>?> AtLevelsAsync(IReadOnlyList<string> levels, Scope scope, CancellationToken cancel)
        {
            List<Body>? units = null;
            foreach (var level in levels)
            {
                if (NameFolding.Fold(level) == "cung cap" && scope.Unit is { } same) (units ??= []).Add(same);
                if (GroupWord.Find(level) is not { Reach: Reach.Units } word) continue;
                (units ??= []).AddRange(where.Units.FirstOrDefault(u => word.Kinds.Contains(u.Kind)) is { } above ? [above] : await _candidates.UnitsAsync(scope.Unit, word, cancel));
            }
            return units;
        }

        private async Task OfUnitsAsync(string text, GroupWord word, IReadOnlyList<Body> units, Scope scope, CancellationToken cancel)
        {
            var wanted = units.Select(u => u.Id).ToHashSet();
            var top = scope.Unit is not null && units.All(u => u.Path.StartsWith(scope.Unit.Path, StringComparison.Ordinal)) ? scope.Unit : units.Count == 1 ? units[0] : where.Nation;
            var bodies = Named(word, await _candidates.InAsync(top, word.Kinds, cancel));
            Add(bodies.Where(b => wanted.Contains(_candidates.UnitOf(b))), Reason.Of("resolve.of-units", text, scope.Name, day));
        }

        // Bodies of the unit itself; if it has none, those of the units below it; if they have none, those of the nearest unit above.
        private async Task OwnAsync(string text, GroupWord word, Scope scope, CancellationToken cancel)
        {
            var named = Named(word, await _candidates.InAsync(scope.Unit, word.Kinds, cancel));
            var own = named.Where(b => _candidates.UnitOf(b) == scope.Unit?.Id).ToList();
            if (own.Count > 0 || named.Count > 0)
            {
                Add(own.Count > 0 ? own : named, Reason.Of(own.Count > 0 ? "resolve.own" : "resolve.ground", text, scope.Name, day));
                return;
            }
            foreach (var above in scope.Named ? [] : where.Units.Skip(1))
            {
                own = [.. Named(word, await _candidates.InAsync(above, word.Kinds, cancel)).Where(b => _candidates.UnitOf(b) == above.Id)];
                if (own.Count == 0) continue;
                Add(own, Reason.Of("resolve.own", text, above.Name, day));
                return;
            }
        }

        private async Task BelowAsync(string text, GroupWord word, Scope scope, CancellationToken cancel)
        {
            var committee = scope.Body ?? (scope.Named ? null : await OwnCommitteeAsync(cancel));
            committee ??= scope.Unit is { } unit ? await _candidates.CommitteeOfAsync(unit, cancel) : null;
            if (committee is not null) await BelowBodyAsync(text, word, committee, cancel);
        }

        /// <summary>The committee the issuer speaks for: itself when others stand below it, else its superior on the Party line.</summary>
        private async Task<Body?> OwnCommitteeAsync(CancellationToken cancel)
        {
            if (!where.Self.Kind.StartsWith("party.", StringComparison.Ordinal)) return null;
            var stands = await db.OrganizationLinks.AnyAsync(l => l.ParentId == where.Self.Id && l.Line == Line.Party && l.ValidFrom <= day && l.ValidTo > day, cancel);
            return stands ? where.Self : where.Above.FirstOrDefault(a => a.Line == Line.Party).Body;
        }

        /// <summary>Those of the kind directly below a body; where there are none, all below it on the line.</summary>
        private async Task<bool> BelowBodyAsync(string text, GroupWord word, Body body, CancellationToken cancel)
        {
            var below = await _candidates.BelowAsync(body, word.Kinds, direct: true, cancel);
            if (Named(word, below).Count == 0) below = await _candidates.BelowAsync(body, word.Kinds, direct: false, cancel);
            Add(Named(word, below), Reason.Of("resolve.below", text, body.Name, day));
            return Named(word, below).Count > 0;
        }

        private async Task DirectAsync(string text, Scope scope, CancellationToken cancel)
        {
            if (scope is { Named: true, Body: null, Unit: { } unit })
                Add((await _candidates.InAsync(unit, null, cancel)).Where(b => !b.IsUnit && _candidates.UnitOf(b) == unit.Id), Reason.Of("resolve.own", text, unit.Name, day));
            else Add((await _candidates.BelowAsync(scope.Body ?? where.Self, null, direct: true, cancel)).Where(b => !b.IsUnit), Reason.Of("resolve.below", text, (scope.Body ?? where.Self).Name, day));
        }

        private async Task ExcludeAsync(string exception, CancellationToken cancel)
        {
            var folded = NameFolding.Fold(exception);
            var kind = folded.StartsWith("cac ", StringComparison.Ordinal) ? exception[4..] : exception;
            var leaving = _found.Values.Where(f => f.Body.Folded == folded || f.Body.Folded.EndsWith(" " + folded, StringComparison.Ordinal)).ToList();
            if (leaving.Count == 0 && GroupWord.Find(kind) is { } word)
                leaving = [.. _found.Values.Where(f => word.Reach == Reach.Units ? word.Kinds.Contains(_candidates.KindOfUnit(f.Body)) : word.Kinds.Contains(f.Body.Kind) && word.Names(f.Body.Folded))];
            var (single, missing) = leaving.Count > 0 ? default : await names.ResolveAsync(exception, where, day, cancel);
            if (single is not null) leaving = [.. _found.Values.Where(f => f.Body.Id == single.Id || _candidates.UnitOf(f.Body) == single.Id)];
            foreach (var found in leaving)
            {
                _found.Remove(found.Body.Id);
                _excluded.Add(new(found.Body.Id, found.Body.Name, found.Body.Kind, Reason.Of("resolve.except", exception, day)));
            }
            if (leaving.Count > 0) return;
            var nearest = new NearestNames(exception);
            foreach (var found in _found.Values) nearest.Try(found.Body.Id, found.Body.Name, found.Body.Folded);
            _unresolved.Add(new(exception, Reason.Of("resolve.except-unknown", exception, day), nearest.Best.Count > 0 ? nearest.Best : missing?.Nearest ?? []));
        }

        private static List<Body> Named(GroupWord word, IReadOnlyList<Body> bodies) => [.. bodies.Where(b => word.Names(b.Folded))];

        private void Add(IEnumerable<Body> bodies, Reason reason)
        {
            foreach (var body in bodies)
            {
                _matched++;
                _found.TryAdd(body.Id, new(body, reason));
            }
        }

        /// <summary>Below what the set is looked for.</summary>
        /// <param name="Named">True when the expression names it.</param>
        private sealed record Scope(Body? Unit, Body? Body, bool Named)
        {
            public string Name => Body?.Name ?? Unit?.Name ?? "";
        }

        private sealed record Found(Body Body, Reason Reason);
    }
}
