using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Documents;

public sealed class MatchingTests
{
    private static readonly Paper Programme = new()
    {
        Identifier = "41-CTr/TU",
        IssuedOn = new(2023, 11, 20),
        Superior = "",
        Issuer = "TỈNH ỦY VĨNH GIANG",
        Type = "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        Opening = "Ban Thường vụ Tỉnh ủy ban hành chương trình như sau:",
    };

    [Theory, Databases]
    public async Task Cited_WhenItArrives_TakesThePlaceOfItsNote(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var other = await place.ReadAsync(new Paper { Identifier = "28-KH/HU" });
        var note = (await place.ReferencesAsync(plan)).To[0].Document.Id;

        var programme = await place.ReadAsync(Programme, place.Province);

        Assert.Equal(programme, Assert.Single((await place.ReferencesAsync(plan)).To).Document.Id);
        Assert.Equal(programme, Assert.Single((await place.ReferencesAsync(other)).To).Document.Id);
        Assert.Equal([plan, other], (await place.ReferencesAsync(programme)).From.Select(r => r.Document.Id).Order());
        Assert.Equal(0, await place.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Id == note || d.KeeperId == null)));
        Assert.Contains("Document.removed", await place.With<AppDbContext, List<string>>(db => db.History.Where(h => h.SubjectId == note && h.SubjectKind == "document").Select(h => h.Action).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Cited_WhatIsOnFileAlready_IsLedTo(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var programme = await place.ReadAsync(Programme, place.Province);

        var plan = await place.ReadAsync(new Paper());

        Assert.Equal(programme, Assert.Single((await place.ReferencesAsync(plan)).To).Document.Id);
    }

    [Theory, Databases]
    public async Task Cited_SameNumberOfAnotherDayOrType_StaysANote(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());

        await place.ReadAsync(Programme with { IssuedOn = new(2018, 11, 20) }, place.Province);
        await place.ReadAsync(Programme with { Type = "CHƯƠNG TRÌNH" }, place.Province);

        Assert.Equal(Standing.Cited, Assert.Single((await place.ReferencesAsync(plan)).To).Document.Standing);
    }

    [Theory, Databases]
    public async Task Cited_SameNumberAndDayOfTwoBodies_LeadsToTheOneThatIsNamed(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var own = await place.ReadAsync(new Paper());
        var guidance = new Paper { Identifier = "03-HD/BTGHU", Issuer = "BAN TUYÊN GIÁO", Type = "HƯỚNG DẪN", Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Sông Lam, Ban Tuyên giáo hướng dẫn như sau:" };

        var first = await place.ReadAsync(guidance);
        Assert.Equal(Standing.Cited, Assert.Single((await place.ReferencesAsync(first)).To).Document.Standing);
        var beside = await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" });
        Assert.Equal(beside, Assert.Single((await place.ReferencesAsync(first)).To).Document.Id);
        var second = await place.ReadAsync(guidance with { Identifier = "04-HD/BTGHU", Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Ban Tuyên giáo hướng dẫn như sau:" });
        Assert.Equal(own, Assert.Single((await place.ReferencesAsync(second)).To).Document.Id);
    }

    [Theory, Databases]
    public async Task Cited_NumberReadWrongly_IsMatchedWhenAPersonCorrectsIt(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var programme = await place.ReadAsync(Programme with { Identifier = "47-CTr/TU" }, place.Province);
        Assert.Equal(Standing.Cited, (await place.ReferencesAsync(plan)).To[0].Document.Standing);

        await CorrectAsync(place, programme, head => head with { Number = 41 });
        Assert.Equal((programme, Standing.Registered), ((await place.ReferencesAsync(plan)).To[0].Document.Id, (await place.ReferencesAsync(plan)).To[0].Document.Standing));
        Assert.False((await place.FindAsync(programme)).IsPreliminary);

        // And the other way: a number corrected away lets go of what cites the former one.
        await CorrectAsync(place, programme, head => head with { Number = 47 });
        var cited = (await place.ReferencesAsync(plan)).To[0].Document;
        Assert.Equal(("41-CTr/TU", Standing.Cited), (cited.Identifier, cited.Standing));
        Assert.Empty((await place.ReferencesAsync(programme)).From);
    }

    [Theory, Databases]
    public async Task Correct_IntoTheNumberOfAnother_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (first, second) = (await place.ReadAsync(new Paper()), await place.ReadAsync(new Paper { Identifier = "28-KH/HU" }));

        var refused = await Assert.ThrowsAsync<RuleException>(() => CorrectAsync(place, second, head => head with { Number = 27 }));

        Assert.Equal(("rule.document.same-key", first), (refused.Code, refused.Args[2]));
        Assert.Equal("28-KH/HU", (await place.FindAsync(second)).Identifier);
    }

    [Theory, Databases]
    public async Task Announced_GuidanceOfThatBodyThatRestsOnTheAnnouncement_TakesThePlaceOfItsNote(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper { Closing = "Ban Tổ chức Huyện ủy sẽ ban hành hướng dẫn riêng về công tác cán bộ." });
        var guidance = new Paper { Identifier = "03-HD/BTCHU", IssuedOn = new(2024, 4, 2), Superior = "HUYỆN ỦY ĐỒNG MÂY", Issuer = "BAN TỔ CHỨC HUYỆN ỦY", Type = "HƯỚNG DẪN", Subject = "công tác cán bộ", Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Ban Tổ chức Huyện ủy hướng dẫn như sau:" };

        var id = await place.ReadAsync(guidance);

        Assert.Contains(id, (await place.ReferencesAsync(plan)).To.Select(r => r.Document.Id));
        Assert.DoesNotContain(Standing.Announced, (await place.ReferencesAsync(plan)).To.Select(r => r.Document.Standing));
    }

    [Theory, Databases]
    public async Task Match_ByAPerson_LeadsWhatIsInTheirReachToTheDocument(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var beyond = await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);
        var note = (await place.ReferencesAsync(plan)).To[0].Document.Id;
        var programme = await place.ReadAsync(Programme with { Identifier = "47-CTr/TU" });

        await place.With<ReferenceService>(r => r.MatchAsync(note, programme, place.Doing("document.match")));

        Assert.Equal(programme, (await place.ReferencesAsync(plan)).To[0].Document.Id);
        Assert.Equal(note, await place.With<AppDbContext, long>(db => db.References.Where(r => r.FromId == beyond).Select(r => r.ToId).SingleAsync()));
        // What a person has said is not undone by a correction of the number.
        await CorrectAsync(place, programme, head => head with { Number = 48 });
        Assert.Equal(programme, (await place.ReferencesAsync(plan)).To[0].Document.Id);
        Assert.Equal("rule.document.match-on-file", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReferenceService>(r => r.MatchAsync(plan, programme, place.Doing("document.match"))))).Code);
    }

    [Theory, Databases]
    public async Task Match_WithOneThatAnotherBodyKeeps_NeedsThePermissionWhereTheCitationIs(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var note = (await place.ReferencesAsync(plan)).To[0].Document.Id;
        var programme = await place.ReadAsync(Programme with { Identifier = "47-CTr/TU" }, place.Province);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District);
        var neighbour = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour, Core.Access.Role.Clerk);
        Task MatchAsync(long person) => place.With<ReferenceService>(r => r.MatchAsync(note, programme, place.Doing("document.match", person)));

        await Assert.ThrowsAsync<Core.Access.DeniedException>(() => MatchAsync(officer));
        await Assert.ThrowsAsync<NotFoundException>(() => MatchAsync(neighbour));
        await MatchAsync(place.Clerk);

        Assert.Equal(programme, (await place.ReferencesAsync(plan)).To[0].Document.Id);
    }

    [Theory, Databases]
    public async Task Cite_ByNumberAndDay_LeadsToTheOneOnFileOrToANoteThatWaitsForIt(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var programme = await place.ReadAsync(Programme with { Identifier = "47-CTr/TU" }, place.Province);
        Task<long> CiteAsync(string number, DateOnly day) => place.With<ReferenceService, long>(r => r.CiteAsync(plan, number, day, "Tỉnh ủy Vĩnh Giang", RelationKind.BasedOn, place.Doing("document.relate")));

        await CiteAsync("47 -CTr/TU", new(2023, 11, 20));
        await CiteAsync("52-CTr/TU", new(2023, 12, 1));

        Assert.Contains((programme, RelationKind.BasedOn), (await place.ReferencesAsync(plan)).To.Select(r => (r.Document.Id, r.Relation)));
        Assert.Contains(("52-CTr/TU", Standing.Cited), (await place.ReferencesAsync(plan)).To.Select(r => (r.Document.Identifier, r.Document.Standing)));
        Assert.Equal("rule.document.reference-known", (await Assert.ThrowsAsync<RuleException>(() => CiteAsync("47-CTr/TU", new(2023, 11, 20)))).Code);
        Assert.Equal("rule.document.cited-number", (await Assert.ThrowsAsync<RuleException>(() => CiteAsync("CTr/TU", new(2023, 11, 20)))).Code);
        var came = await place.ReadAsync(Programme with { Identifier = "52-CTr/TU", IssuedOn = new(2023, 12, 1) }, place.Province);
        Assert.Contains(came, (await place.ReferencesAsync(plan)).To.Select(r => r.Document.Id));
    }

    [Theory, Databases]
    public async Task Join_SecondFileOfOneDocument_BecomesAnEditionOfIt(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var whole = await place.ReadAsync(new Paper());
        var copy = await place.ReadAsync(new Paper { Subject = "phát triển giáo dục nghề nghiệp đến năm 2030" });

        await place.With<ReferenceService>(r => r.JoinAsync(copy, null, place.Doing("document.join")));

        var document = await place.FindAsync(whole);
        Assert.Equal([1, 2], document.Editions.Select(e => e.Ordinal));
        Assert.Equal(3, (await place.DutiesAsync(whole)).Count(d => d.Fields.DueOn is not null));
        Assert.Null(await place.With<DocumentQueries, DocumentDetails?>(q => q.FindAsync(place.Clerk, copy)));
        Assert.NotNull(await place.With<DocumentQueries, EditionReading?>(q => q.ReadingAsync(place.Clerk, document.Editions[1].Id)));
        Assert.Equal("rule.document.join-none", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReferenceService>(r => r.JoinAsync(whole, null, place.Doing("document.join"))))).Code);
    }

    [Theory, Databases]
    public async Task AddEdition_SecondFile_IsReadBesideTheFirst_AndTheSameFileRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var id = await place.ReadAsync(new Paper());
        var proposed = (await place.DutiesAsync(id)).Count;

        await place.With<RegisterService>(r => r.AddEditionAsync(new(id, new Paper { Closing = "Bản có chữ ký." }.File("ban-ky.txt")), null, place.Doing("document.edition")));
        await place.With<ReadingService>(r => r.ReadAllWaitingAsync());

        var document = await place.FindAsync(id);
        Assert.Equal([ReadingState.Read, ReadingState.Read], document.Editions.Select(e => e.State));
        Assert.Equal(proposed, (await place.DutiesAsync(id)).Count);
        Assert.Equal("rule.document.edition-same", (await Assert.ThrowsAsync<RuleException>(() => place.With<RegisterService>(r => r.AddEditionAsync(new(id, new Paper().File()), null, place.Doing("document.edition"))))).Code);
    }

    [Theory, Databases]
    public async Task AddEdition_ToWhatWasOnlyCited_PutsItOnFile(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var plan = await place.ReadAsync(new Paper());
        var note = (await place.ReferencesAsync(plan)).To[0].Document.Id;

        await place.With<RegisterService>(r => r.AddEditionAsync(new(note, Programme.File(), place.District), null, place.Doing("document.edition")));
        await place.With<ReadingService>(r => r.ReadAllWaitingAsync());

        var document = await place.FindAsync(note);
        Assert.Equal((Standing.Registered, (long?)place.District, place.Province), (document.Standing, document.KeeperId, document.Head.IssuerId!.Value));
        Assert.Equal(note, (await place.ReferencesAsync(plan)).To[0].Document.Id);
    }

    private static Task CorrectAsync(RegisterPlace place, long id, Func<DocumentHead, DocumentHead> change) =>
        place.With<RegisterService>(async r => await r.CorrectHeadAsync(id, change((await place.FindAsync(id)).Head), null, TestDatabase.Doing("document.head")));
}
