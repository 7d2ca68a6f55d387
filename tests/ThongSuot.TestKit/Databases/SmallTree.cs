using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.TestKit.Databases;

/// <summary>Builds organizations for tests: only what the test is about has to be said.</summary>
public static class SmallTree
{
    /// <summary>The day before anything in a test happens.</summary>
    public static readonly DateOnly Founded = new(2020, 1, 1);

    public static Basis Basis(DateOnly? on = null) => new(on ?? Founded, "Nghị quyết số 01/NQ-HĐND");

    public static CreateOrganizationOptions Body(string name, string kind, long? superior, Line line = Line.Territory, DateOnly? on = null, string? code = null) =>
        new(new Naming(kind, name, Code: code), new Dictionary<Line, long?> { [line] = superior }, Basis(on));

    /// <summary>Creates a body and returns its id.</summary>
    public static Task<long> AddAsync(this TestDatabase database, string name, string kind, long? superior, Line line = Line.Territory, DateOnly? on = null) =>
        database.With<OrganizationService, long>(s => s.CreateAsync(Body(name, kind, superior, line, on), TestDatabase.Doing("organization.create")));

    /// <summary>Names of those directly below a body on a line on a day, in order.</summary>
    public static Task<string[]> BelowAsync(this TestDatabase database, long? id, DateOnly asOf, Line line = Line.Territory) =>
        database.With<OrganizationQueries, string[]>(async q => [.. (await q.BelowAsync(id, line, asOf, size: Page<OrganizationRow>.MaxSize)).Items.Select(r => r.Name)]);

    /// <summary>Names from the root down to the body on a line on a day.</summary>
    public static Task<string[]> TrailAsync(this TestDatabase database, long id, DateOnly asOf, Line line = Line.Territory) =>
        database.With<OrganizationQueries, string[]>(async q => [.. (await q.FindAsync(id, asOf))!.Places.Single(p => p.Line == line).Trail.Select(s => s.Name)]);
}
