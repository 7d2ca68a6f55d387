using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Documents;

public sealed class ReviewTests
{
    [Theory, Databases]
    public async Task Edit_Duty_ChangesItAndLeavesItInTheHistory(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);

        await place.With<ReviewService>(r => r.EditAsync(duty.Id, duty.Fields with { Deliverable = "hội nghị trực tiếp", DueOn = new(2024, 3, 18) }, duty.Version, place.Doing("document.duty-edit")));

        var changed = (await place.DutiesAsync(id))[0];
        Assert.Equal(("hội nghị trực tiếp", new DateOnly(2024, 3, 18), DutyState.Proposed), (changed.Fields.Deliverable, changed.Fields.DueOn!.Value, changed.State));
        var operation = (await place.With<HistoryQueries, Page<OperationRow>>(h => h.ReadAsync(new(Document.SubjectOf(id))))).Items[0];
        Assert.Equal(("document.duty-edit", (long?)place.Clerk), (operation.Kind, operation.ActorId));
        Assert.Contains(operation.Entries, e => e.Action == "Duty.changed" && e.Fields.Any(f => f.Name == "Deliverable" && f.New!.Value.GetString() == "hội nghị trực tiếp"));
    }

    [Theory, Databases]
    public async Task Edit_WhatAnotherChangedMeanwhile_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);
        await EditAsync(place, duty, "lần một");

        await Assert.ThrowsAsync<StaleException>(() => EditAsync(place, duty, "lần hai"));

        Assert.Equal("lần một", (await place.DutiesAsync(id))[0].Fields.Deliverable);
    }

    [Theory, Databases]
    public async Task Edit_ByManyAtOnceOnOneVersion_TakesOneAndLosesNone(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);

        var taken = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await EditAsync(place, duty, $"lần {i}");
                return i;
            }
            catch (StaleException)
            {
                return 0;
            }
        })));

        Assert.Equal($"lần {Assert.Single(taken, i => i > 0)}", (await place.DutiesAsync(id))[0].Fields.Deliverable);
    }

    [Theory, Databases]
    public async Task Edit_QuotationOutsideTheText_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (_, duty) = await FirstAsync(place);

        foreach (var (start, length) in new[] { (-1, 5), (0, 0), (0, 1_000_000), (int.MaxValue, int.MaxValue) })
            Assert.Equal("rule.duty.quote-outside", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.EditAsync(duty.Id, duty.Fields with { QuoteStart = start, QuoteLength = length }, null, place.Doing("document.duty-edit"))))).Code);
        Assert.Equal("rule.duty.text-missing", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.EditAsync(duty.Id, duty.Fields with { Text = " " }, null, place.Doing("document.duty-edit"))))).Code);
    }

    [Theory, Databases]
    public async Task Split_AtAPlaceOfTheQuotation_MakesTwoNeighboursWithTheSameBodies(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);
        var offset = duty.Fields.Text.IndexOf("báo cáo kết quả", StringComparison.Ordinal);

        var second = await place.With<ReviewService, long>(r => r.SplitAsync(duty.Id, offset, duty.Version, place.Doing("document.duty-split")));

        var duties = await place.DutiesAsync(id);
        var text = await TextAsync(place, id);
        Assert.Equal([duty.Id, second], duties.Take(2).Select(d => d.Id));
        Assert.Equal("báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy trước ngày 20/3/2024.", duties[1].Fields.Text);
        Assert.EndsWith("hội nghị quán triệt;", duties[0].Fields.Text, StringComparison.Ordinal);
        Assert.All(duties.Take(2), d => Assert.Equal(d.Fields.Text, text.Substring(d.Fields.QuoteStart, d.Fields.QuoteLength)));
        Assert.Equal(duties[0].Actors.Select(a => (a.Role, a.Name)), duties[1].Actors.Select(a => (a.Role, a.Name)));
        Assert.Equal((duty.Fields.DueOn, duty.Fields.Section), (duties[1].Fields.DueOn, duties[1].Fields.Section));
    }

    [Theory, Databases]
    public async Task Split_AtTheEdge_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (_, duty) = await FirstAsync(place);

        foreach (var offset in new[] { -1, 0, duty.Fields.QuoteLength, int.MaxValue })
            Assert.Equal("rule.duty.split-place", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.SplitAsync(duty.Id, offset, null, place.Doing("document.duty-split"))))).Code);
    }

    [Theory, Databases]
    public async Task Split_ManyTimesAtTheSamePlace_KeepsTheOrder(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);

        // Each cut halves the room that is left behind the first: after some twenty it is used up and made anew.
        for (var length = duty.Fields.QuoteLength - 2; length > duty.Fields.QuoteLength - 50; length -= 2)
            await place.With<ReviewService>(async r =>
            {
                try { await r.SplitAsync(duty.Id, length, null, place.Doing("document.duty-split")); }
                catch (RuleException e) when (e.Code == "rule.duty.split-place") { }
            });

        var duties = await place.DutiesAsync(id);
        Assert.True(duties.Count > 25);
        Assert.Equal(duties.Select(d => d.Fields.QuoteStart).Order(), duties.Select(d => d.Fields.QuoteStart));
        Assert.Equal(duties.Count, duties.Select(d => d.Place).Distinct().Count());
    }

    [Theory, Databases]
    public async Task Merge_Neighbours_MakesOneThatQuotesBoth(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, _) = await FirstAsync(place);
        var before = await place.DutiesAsync(id);

        var merged = await place.With<ReviewService, long>(r => r.MergeAsync(before[1].Id, before[0].Id, before[1].Version, before[0].Version, place.Doing("document.duty-merge")));

        var duties = await place.DutiesAsync(id);
        Assert.Equal((before[0].Id, before.Count - 1), (merged, duties.Count));
        Assert.Equal($"{before[0].Fields.Text} {before[1].Fields.Text}", duties[0].Fields.Text);
        Assert.Equal((before[0].Fields.QuoteStart, before[1].Fields.QuoteStart + before[1].Fields.QuoteLength, before[0].Fields.DueOn), (duties[0].Fields.QuoteStart, duties[0].Fields.QuoteStart + duties[0].Fields.QuoteLength, duties[0].Fields.DueOn));
        Assert.Equal(["Ban Tuyên giáo Huyện ủy", "Văn phòng Huyện ủy", "Ủy ban nhân dân huyện"], duties[0].Actors.Select(a => a.Name));
        Assert.Contains("Duty.removed", await place.With<AppDbContext, List<string>>(db => db.History.Where(h => h.SubjectKind == "document" && h.SubjectId == id).Select(h => h.Action).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Merge_WhatAreNoNeighboursOrDecided_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, _) = await FirstAsync(place);
        var duties = await place.DutiesAsync(id);
        async Task<string> MergeAsync(DutyRow a, DutyRow b) => (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.MergeAsync(a.Id, b.Id, null, null, place.Doing("document.duty-merge"))))).Code;

        Assert.Equal("rule.duty.merge-neighbours", await MergeAsync(duties[0], duties[2]));
        Assert.Equal("rule.duty.merge-neighbours", await MergeAsync(duties[0], duties[0]));
        await place.With<ReviewService>(r => r.ConfirmAsync(duties[1].Id, null, place.Doing("document.duty-confirm")));
        Assert.Equal("rule.duty.decided", await MergeAsync(duties[0], duties[1]));
    }

    [Theory, Databases]
    public async Task Add_FromTheText_StandsAtItsPlaceWithItsSection(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, first) = await FirstAsync(place);
        var text = await TextAsync(place, id);
        const string passage = "Nâng cao nhận thức của cán bộ, đảng viên.";
        var start = text.IndexOf(passage, StringComparison.Ordinal);

        var added = await place.With<ReviewService, long>(r => r.AddAsync(new(first.EditionId, start - 1, passage.Length + 2), place.Doing("document.duty-add")));

        var duties = await place.DutiesAsync(id);
        var duty = duties.Single(d => d.Id == added);
        Assert.Equal((passage, "I/1", start, null), (duty.Fields.Text, duty.Fields.Section, duty.Fields.QuoteStart, duty.RuleId));
        Assert.Equal(duties.Select(d => d.Fields.QuoteStart).Order(), duties.Select(d => d.Fields.QuoteStart));
        // Behind the last as well.
        var last = await place.With<ReviewService, long>(r => r.AddAsync(new(first.EditionId, text.Length - 20, 20), place.Doing("document.duty-add")));
        Assert.Equal(last, (await place.DutiesAsync(id))[^1].Id);
        Assert.Equal("rule.duty.quote-outside", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.AddAsync(new(first.EditionId, text.Length - 3, 4), place.Doing("document.duty-add"))))).Code);
    }

    [Theory, Databases]
    public async Task Decide_ConfirmedOrRejected_CannotBeChangedUntilReopened(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, _) = await FirstAsync(place);
        var duties = await place.DutiesAsync(id);
        await place.With<ReviewService>(r => r.ConfirmAsync(duties[0].Id, duties[0].Version, place.Doing("document.duty-confirm")));
        await place.With<ReviewService>(r => r.RejectAsync(duties[1].Id, duties[1].Version, place.Doing("document.duty-reject")));

        Assert.Equal([DutyState.Confirmed, DutyState.Rejected], (await place.DutiesAsync(id)).Take(2).Select(d => d.State));
        Assert.Equal("rule.duty.decided", (await Assert.ThrowsAsync<RuleException>(() => EditAsync(place, duties[0], "khác", null))).Code);
        Assert.Equal("rule.duty.decided", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.ConfirmAsync(duties[1].Id, null, place.Doing("document.duty-confirm"))))).Code);
        Assert.Equal("rule.duty.open-already", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.ReopenAsync(duties[2].Id, null, place.Doing("document.duty-reopen"))))).Code);

        await place.With<ReviewService>(r => r.ReopenAsync(duties[0].Id, null, place.Doing("document.duty-reopen")));
        await EditAsync(place, duties[0], "khác", null);
        Assert.Equal("khác", (await place.DutiesAsync(id))[0].Fields.Deliverable);
    }

    [Theory, Databases]
    public async Task Reopen_DutyThatIsIssued_IsRefused(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);
        await place.With<ReviewService>(r => r.ConfirmAsync(duty.Id, null, place.Doing("document.duty-confirm")));
        await place.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("test.issue"));
            db.Add(new Programme(1, id, place.District, Line.Party, "Kế hoạch", new(2024, 3, 5)));
            await db.SaveChangesAsync();
            db.Add(new ProgrammeDuty(1, 1, 1, await db.Duties.SingleAsync(d => d.Id == duty.Id)));
            await work.CommitAsync();
        });

        Assert.Equal("rule.duty.issued", (await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.ReopenAsync(duty.Id, null, place.Doing("document.duty-reopen"))))).Code);
    }

    [Theory, Databases]
    public async Task ConfirmDocument_NeedsEveryDutyDecided(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, first) = await FirstAsync(place);
        var count = (await place.DutiesAsync(id)).Count;
        await place.With<ReviewService>(r => r.RejectAsync(first.Id, null, place.Doing("document.duty-reject")));

        var refused = await Assert.ThrowsAsync<RuleException>(() => ConfirmAsync(place, id));
        Assert.Equal(("rule.document.duties-open", count - 1), (refused.Code, refused.Args[0]));

        Assert.Equal(count - 1, await place.With<ReviewService, int>(r => r.ConfirmAllAsync(id, place.Doing("document.duty-confirm"))));
        await ConfirmAsync(place, id);
        var document = await place.FindAsync(id);
        Assert.True(document is { ConfirmedAt: not null, ReviewerId: null, IsPreliminary: false });
        Assert.Equal(DutyState.Rejected, (await place.DutiesAsync(id))[0].State);
    }

    [Theory, Databases]
    public async Task Review_TakenUpByOne_IsRefusedToAnotherUntilTakenOver(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);
        var colleague = await place.Database.AddPersonAsync("Trần Thị Mai", place.District, Role.Clerk);
        await EditAsync(place, duty, "lần một");
        Assert.Equal((place.Clerk, "Lê Thị Hạnh"), ((await place.FindAsync(id)).ReviewerId!.Value, (await place.FindAsync(id)).Reviewer));

        var refused = await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.RejectAsync(duty.Id, null, place.Doing("document.duty-reject", colleague))));
        Assert.Equal(("rule.document.review-taken", "Lê Thị Hạnh"), (refused.Code, refused.Args[0]));
        await Assert.ThrowsAsync<RuleException>(() => place.With<ReviewService>(r => r.TakeUpAsync(id, takeOver: false, place.Doing("document.review", colleague))));

        await place.With<ReviewService>(r => r.TakeUpAsync(id, takeOver: true, place.Doing("document.review", colleague)));
        await place.With<ReviewService>(r => r.RejectAsync(duty.Id, null, place.Doing("document.duty-reject", colleague)));
        await Assert.ThrowsAsync<RuleException>(() => EditAsync(place, duty, "lần hai", null));
        await place.With<ReviewService>(r => r.LeaveAsync(id, place.Doing("document.review-leave", colleague)));
        Assert.Null((await place.FindAsync(id)).ReviewerId);
    }

    [Theory, Databases]
    public async Task Review_WithoutTheRightAtTheKeeper_IsDenied(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);
        var officer = await place.Database.AddPersonAsync("Phạm Văn Nam", place.District, Role.Officer);
        var neighbour = await place.Database.AddPersonAsync("Đỗ Thị Lan", place.Neighbour, Role.Clerk);

        foreach (var person in new[] { officer, neighbour })
        {
            await Assert.ThrowsAsync<DeniedException>(() => place.With<ReviewService>(r => r.ConfirmAsync(duty.Id, null, place.Doing("document.duty-confirm", person))));
            await Assert.ThrowsAsync<DeniedException>(() => place.With<DutyActorService>(a => a.AddAsync(duty.Id, new(DutyRole.Lead, "Huyện ủy"), null, place.Doing("document.actor-add", person))));
            await Assert.ThrowsAsync<DeniedException>(() => ConfirmAsync(place, id, person));
        }
        Assert.Equal(DutyState.Proposed, (await place.DutiesAsync(id))[0].State);
    }

    [Theory, Databases]
    public async Task Actors_AddedChangedRemoved_CountInTheVersionOfTheDuty(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var (id, duty) = await FirstAsync(place);

        var added = await place.With<DutyActorService, long>(a => a.AddAsync(duty.Id, new(DutyRole.Monitoring, "", place.Neighbour), duty.Version, place.Doing("document.actor-add")));
        var changed = (await place.DutiesAsync(id))[0];
        Assert.Equal((DutyRole.Monitoring, "Huyện ủy Sông Lam", (long?)place.Neighbour), (changed.Actors[2].Role, changed.Actors[2].Name, changed.Actors[2].OrganizationId));
        await Assert.ThrowsAsync<StaleException>(() => place.With<DutyActorService>(a => a.RemoveAsync(added, duty.Version, place.Doing("document.actor-remove"))));

        await place.With<DutyActorService>(a => a.ChangeAsync(added, new(DutyRole.Advising, "Huyện ủy Sông Lam"), changed.Version, place.Doing("document.actor-change")));
        Assert.Equal("rule.duty.actor-known", (await Assert.ThrowsAsync<RuleException>(() => place.With<DutyActorService>(a => a.AddAsync(duty.Id, new(DutyRole.Lead, "Ban Tuyên giáo Huyện ủy"), null, place.Doing("document.actor-add"))))).Code);
        Assert.Equal("rule.duty.actor-missing", (await Assert.ThrowsAsync<RuleException>(() => place.With<DutyActorService>(a => a.AddAsync(duty.Id, new(DutyRole.Lead, " "), null, place.Doing("document.actor-add"))))).Code);
        await place.With<DutyActorService>(a => a.RemoveAsync(added, null, place.Doing("document.actor-remove")));

        Assert.Equal(2, (await place.DutiesAsync(id))[0].Actors.Count);
        Assert.Equal(["DutyActor.added", "DutyActor.changed", "DutyActor.removed"], await place.With<AppDbContext, List<string>>(db => db.History.Where(h => h.SubjectId == id && h.Action.StartsWith("DutyActor.") && db.Operations.Any(o => o.Id == h.OperationId && o.ActorId != null)).OrderBy(h => h.Id).Select(h => h.Action).ToListAsync()));
    }

    private static async Task<(long Id, DutyRow First)> FirstAsync(RegisterPlace place)
    {
        var id = await place.ReadAsync(new Paper());
        return (id, (await place.DutiesAsync(id))[0]);
    }

    private static Task EditAsync(RegisterPlace place, DutyRow duty, string deliverable) => EditAsync(place, duty, deliverable, duty.Version);

    private static Task EditAsync(RegisterPlace place, DutyRow duty, string deliverable, int? version) =>
        place.With<ReviewService>(r => r.EditAsync(duty.Id, duty.Fields with { Deliverable = deliverable }, version, place.Doing("document.duty-edit")));

    private static Task ConfirmAsync(RegisterPlace place, long id, long? person = null) => place.With<ReviewService>(r => r.ConfirmDocumentAsync(id, null, place.Doing("document.confirm", person)));

    private static async Task<string> TextAsync(RegisterPlace place, long id) =>
        (await place.With<DocumentQueries, EditionReading?>(async q => await q.ReadingAsync(place.Clerk, (await q.FindAsync(place.Clerk, id))!.Editions[0].Id)))!.Text;
}
