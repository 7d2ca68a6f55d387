using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Documents;

public sealed class StandingTests
{
    private static readonly Paper Replacing = new() { Identifier = "63-KH/HU", IssuedOn = new(2025, 2, 3), Opening = "Kế hoạch này thay thế Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây. Ban Thường vụ Huyện ủy yêu cầu:" };

    [Theory, Databases]
    public async Task Replaced_CountsOnceAPersonHasConfirmedTheNewOne(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (old, replacing) = (await place.ReadAsync(new Paper()), await place.ReadAsync(Replacing));
        Assert.Equal(RelationKind.Replaces, Assert.Single((await place.ReferencesAsync(replacing)).To).Relation);
        Assert.Equal(Standing.Registered, (await place.FindAsync(old)).Standing);

        await ConfirmAsync(place, replacing);

        Assert.Equal(Standing.Replaced, (await place.FindAsync(old)).Standing);
        Assert.Equal(Standing.Registered, (await place.FindAsync(replacing)).Standing);
    }

    [Theory, Databases]
    public async Task Replaced_BeforeItArrived_IsSoWhenItArrives(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        await ConfirmAsync(place, await place.ReadAsync(Replacing));

        Assert.Equal(Standing.Replaced, (await place.FindAsync(await place.ReadAsync(new Paper()))).Standing);
    }

    [Theory, Databases]
    public async Task Replaced_ByABodyThatStandsBeside_StandsOn_ByOneAbove_DoesNot(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var old = await place.ReadAsync(new Paper());

        await ConfirmAsync(place, await place.ReadAsync(Replacing with { Issuer = "HUYỆN ỦY SÔNG LAM" }));
        Assert.Equal(Standing.Registered, (await place.FindAsync(old)).Standing);

        await ConfirmAsync(place, await place.ReadAsync(Replacing with { Identifier = "90-KH/TU", Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG" }));
        Assert.Equal(Standing.Replaced, (await place.FindAsync(old)).Standing);
    }

    [Theory, Databases]
    public async Task Recalled_ReplacingDocument_LetsTheOldOneStandAgain(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (old, replacing) = (await place.ReadAsync(new Paper()), await place.ReadAsync(Replacing));
        await ConfirmAsync(place, replacing);

        Assert.Equal("rule.document.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => place.With<RegisterService>(r => r.RecallAsync(replacing, null, place.Doing("document.recall"))))).Code);
        await place.With<RegisterService>(r => r.RecallAsync(replacing, null, place.Doing("document.recall") with { Reason = "Công văn số 88-CV/HU ngày 10/2/2025" }));
        Assert.Equal((Standing.Recalled, Standing.Registered), ((await place.FindAsync(replacing)).Standing, (await place.FindAsync(old)).Standing));
        Assert.Equal("rule.document.recalled-already", (await Assert.ThrowsAsync<RuleException>(() => place.With<RegisterService>(r => r.RecallAsync(replacing, null, place.Doing("document.recall") with { Reason = "x" })))).Code);

        await place.With<RegisterService>(r => r.RestoreAsync(replacing, null, place.Doing("document.restore") with { Reason = "Thu hồi nhầm" }));
        Assert.Equal((Standing.Registered, Standing.Replaced), ((await place.FindAsync(replacing)).Standing, (await place.FindAsync(old)).Standing));
        Assert.Equal("rule.document.recalled-not", (await Assert.ThrowsAsync<RuleException>(() => place.With<RegisterService>(r => r.RestoreAsync(replacing, null, place.Doing("document.restore") with { Reason = "x" })))).Code);
    }

    [Theory, Databases]
    public async Task Relate_OnlyCited_TakesBackWhatTheReaderTookForReplacing(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (old, replacing) = (await place.ReadAsync(new Paper()), await place.ReadAsync(Replacing));
        await ConfirmAsync(place, replacing);
        var reference = Assert.Single((await place.ReferencesAsync(replacing)).To);

        await place.With<ReferenceService>(r => r.RelateAsync(reference.Id, RelationKind.Repeals, place.Doing("document.relate")));
        Assert.Equal(Standing.Repealed, (await place.FindAsync(old)).Standing);
        await place.With<ReferenceService>(r => r.RelateAsync(reference.Id, RelationKind.Amends, place.Doing("document.relate")));
        Assert.Equal((Standing.Registered, RelationKind.Amends), ((await place.FindAsync(old)).Standing, Assert.Single((await place.ReferencesAsync(old)).From).Relation));
        await place.With<ReferenceService>(r => r.RemoveAsync(reference.Id, place.Doing("document.unrelate")));
        await place.With<ReferenceService>(r => r.AddAsync(replacing, old, RelationKind.Replaces, place.Doing("document.relate")));
        Assert.Equal(Standing.Replaced, (await place.FindAsync(old)).Standing);
        Assert.Equal("rule.document.reference-known", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReferenceService>(r => r.AddAsync(replacing, old, RelationKind.Cites, place.Doing("document.relate"))))).Code);
    }

    private static async Task ConfirmAsync(RegisterPlace place, long id)
    {
        await place.With<ReviewService>(r => r.ConfirmAllAsync(id, place.Doing("document.duty-confirm")));
        await place.With<ReviewService>(r => r.ConfirmDocumentAsync(id, null, place.Doing("document.confirm")));
    }
}
