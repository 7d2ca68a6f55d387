using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class DocumentAccessTests
{
    [Theory, Databases]
    public async Task Open_IsReadAtAboveAndBelowItsKeeper_NotBesideIt(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (ofDistrict, ofProvince) = (await place.ReadAsync(new Paper()), await place.ReadAsync(new Paper { Identifier = "90-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG" }, place.Province));
        var at = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        var above = await place.Database.AddPersonAsync("Ngô Văn Tùng", place.Province);
        var beside = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour);

        Assert.Equal((true, true, false), (await MayAsync(place, at, ofDistrict), await MayAsync(place, above, ofDistrict), await MayAsync(place, beside, ofDistrict)));
        Assert.Equal((true, true, true), (await MayAsync(place, at, ofProvince), await MayAsync(place, above, ofProvince), await MayAsync(place, beside, ofProvince)));
        Assert.False(await MayAsync(place, beside + 1_000, ofProvince));
    }

    [Theory, Databases]
    public async Task Open_OfAnIssuerAbove_IsReadThoughANeighbourKeepsIt(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var kept = await place.ReadAsync(new Paper { Identifier = "90-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG" }, place.Neighbour);
        var own = await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);

        Assert.True(await MayAsync(place, place.Clerk, kept));
        Assert.False(await MayAsync(place, place.Clerk, own));
    }

    [Theory, Databases]
    public async Task Secret_IsReadByWhoRegistersOrConfirmsAtTheKeeperOrAbove(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var secret = await place.ReadAsync(new Paper(), secrecy: Secrecy.Confidential);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        var leader = await place.Database.AddPersonAsync("Vũ Đình Hòa", place.District, Role.Leader);
        var clerkAbove = await place.Database.AddPersonAsync("Ngô Văn Tùng", place.Province, Role.Clerk);
        var auditorAbove = await place.Database.AddPersonAsync("Bùi Thị Thu", place.Province, Role.Auditor);
        var beside = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour, Role.Clerk);

        foreach (var person in new[] { place.Clerk, leader, clerkAbove }) Assert.True(await MayAsync(place, person, secret));
        foreach (var person in new[] { officer, auditorAbove, beside }) Assert.False(await MayAsync(place, person, secret));
    }

    [Theory, Databases]
    public async Task Secret_NeverShowsInAnyQuery(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var secret = await place.ReadAsync(new Paper(), secrecy: Secrecy.Secret);
        var open = await place.ReadAsync(new Paper { Identifier = "28-KH/HU", Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Huyện ủy yêu cầu:" });
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        var edition = (await place.FindAsync(secret)).Editions[0].Id;
        var note = (await place.ReferencesAsync(secret)).To[0].Document.Id;
        Assert.Equal(secret, Assert.Single((await place.ReferencesAsync(open)).To).Document.Id);

        Assert.Null(await place.With<DocumentQueries, DocumentDetails?>(q => q.FindAsync(officer, secret)));
        Assert.Null(await place.With<DocumentQueries, EditionReading?>(q => q.ReadingAsync(officer, edition)));
        Assert.Empty(await place.DutiesAsync(secret, officer));
        Assert.Equal((0, 0), await place.ReferencesAsync(secret, officer) is var lists ? (lists.To.Count, lists.From.Count) : default);
        Assert.Empty((await place.ReferencesAsync(open, officer)).To);
        Assert.Null(await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(officer, secret)));
        Assert.Equal([open], (await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(officer, open)))!.Levels.SelectMany(l => l.First).Select(r => r.Document!.Id));
        Assert.Equal([open], (await place.With<DocumentQueries, Page<DocumentRow>>(q => q.ListAsync(officer, new()))).Items.Select(d => d.Id));
        Assert.Empty(await place.With<ResolvedActors, IReadOnlyDictionary<string, Resolution>>(r => r.FindAsync(officer, secret)));
        // What only a secret document cites is not known either.
        Assert.Null(await place.With<DocumentQueries, DocumentDetails?>(q => q.FindAsync(officer, note)));
        Assert.NotNull(await place.With<DocumentQueries, DocumentDetails?>(q => q.FindAsync(place.Clerk, note)));
    }

    [Theory, Databases]
    public async Task Open_WithADutyForABodyBeside_IsReadThere(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var beside = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour);
        var duty = (await place.DutiesAsync(id))[0].Id;
        Assert.False(await MayAsync(place, beside, id));

        await place.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("test.issue"));
            db.Add(new Programme(1, id, place.District, Line.Party, "Kế hoạch", new(2024, 3, 5)));
            await db.SaveChangesAsync();
            var given = new ProgrammeDuty(1, 1, 1, db.Duties.Single(d => d.Id == duty));
            db.Add(given);
            await db.SaveChangesAsync();
            db.Add(new Assignment(given, place.Neighbour, $"/{place.Province}/{place.Neighbour}/", DutyRole.Cooperating, new(2024, 3, 5)));
            await work.CommitAsync();
        });

        Assert.True(await MayAsync(place, beside, id));
    }

    private static Task<bool> MayAsync(RegisterPlace place, long person, long document) => place.With<DocumentAccess, bool>(a => a.MayReadAsync(person, document));
}
