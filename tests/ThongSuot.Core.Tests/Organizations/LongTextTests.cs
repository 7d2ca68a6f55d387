using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>What is written about a body is held to a length, so that both databases take it.</summary>
public sealed class LongTextTests
{
    public static TheoryData<CreateOrganizationOptions, bool> Bodies => new()
    {
        { Body(new("unit.province", Text(500))), true },
        { Body(new("unit.province", Text(501))), false },
        { Body(new("unit.province", "Tỉnh Bắc", ShortName: Text(101))), false },
        { Body(new("unit.province", "Tỉnh Bắc", Code: Text(21))), false },
        { Body(new("unit.province", "Tỉnh Bắc", AgencyCode: Text(51))), false },
        { Body(new("unit.province", "Tỉnh Bắc")) with { Basis = new(SmallTree.Founded, Text(1_001)) }, false },
        { Body(new("unit.province", "Tỉnh Bắc")) with { Basis = new(SmallTree.Founded, Text(1_000), Text(10_000)) }, true },
        { Body(new("unit.province", "Tỉnh Bắc")) with { Contact = new(Address: Text(501)) }, false },
        { Body(new("unit.province", "Tỉnh Bắc")) with { Contact = new(Phone: Text(100)) }, true },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Create_WithinTheLength_IsDone_BeyondIt_IsRefused(CreateOrganizationOptions options, bool isTaken)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        Task<long> Create() => database.With<OrganizationService, long>(s => s.CreateAsync(options, TestDatabase.Doing("organization.create")));

        if (isTaken) Assert.NotEqual(0, await Create());
        else Assert.Equal("rule.organization.long", (await Assert.ThrowsAsync<RuleException>(Create)).Code);
    }

    private static CreateOrganizationOptions Body(Naming naming) => new(naming, new Dictionary<Line, long?> { [Line.Territory] = null }, SmallTree.Basis());

    private static string Text(int length) => new('x', length);
}
