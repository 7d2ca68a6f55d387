using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class NudgeQueriesTests
{
    [Theory, Databases]
    public async Task List_SaysWhoWasRemindedWhen_ByWhom_HowOften_AndWhatCameOfIt(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        foreach (var days in new[] { 23, 6, 1 })
        {
            programme.Database.Time.Advance(TimeSpan.FromDays(days));
            await programme.Database.With<ReminderJob>(j => j.RunAsync());
        }
        await programme.Database.With<ReminderService>(s => s.RemindAsync(new(programme.AnHoa, "Gửi trước giờ họp."), SmallProgramme.By(programme.Leader)));
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Return, "Thiếu phụ lục");
        programme.Database.Time.Advance(TimeSpan.FromDays(7));
        await programme.Database.With<ReminderJob>(j => j.RunAsync());

        var rows = await AllAsync(programme, programme.Bodies.AnHoa, null, 2);

        Assert.Equal([(EntryKind.Escalated, 1, null, null), (EntryKind.Reminded, 1, null, null), (EntryKind.Reminded, 4, "Lê Văn Minh", EntryKind.Submitted), (EntryKind.Reminded, 3, null, EntryKind.Submitted), (EntryKind.Reminded, 2, null, EntryKind.Submitted), (EntryKind.Reminded, 1, null, EntryKind.Submitted)],
            rows.OrderByDescending(r => r.Id).ThenBy(r => r.Kind).Select(r => (r.Kind, r.Times, r.Person, r.Answer?.Kind)));
        Assert.All(rows, r => Assert.Equal(("Xã An Hòa", programme.AnHoa, SmallProgramme.Due), (r.Organization, r.AssignmentId, r.DueOn!.Value)));
        Assert.Equal("Gửi trước giờ họp.", rows.Single(r => r.Person is not null).Sentence);
    }

    [Theory, Databases]
    public async Task List_AtTheIssuer_HasAllPageByPage_AndOfAKindOnlyThat_AndOfOtherProgrammesNone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var other = await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, TestDuty.For(SmallProgramme.Due.AddDays(1), programme.Bodies.AnHoa));
        programme.Database.Time.Advance(TimeSpan.FromDays(37));
        await programme.Database.With<ReminderJob>(j => j.RunAsync());

        Assert.Equal(5, (await AllAsync(programme, programme.Bodies.Province, null, 2)).Count);
        Assert.Equal(3, (await AllAsync(programme, programme.Bodies.Province, EntryKind.Escalated, 2)).Count);
        Assert.Equal(["Xã An Hòa", "Xã Bình Lâm"], (await AllAsync(programme, programme.Bodies.Province, EntryKind.Reminded, 1)).Select(r => r.Organization).Order());
        Assert.Empty((await ListAsync(programme, other, programme.Bodies.Province, null, null, 50)).Items);
    }

    [Theory, Databases]
    public async Task Nobody_ListsWhatIsDueSoonOrLateWhereNobodyIsInPost_AndNotWhatIsDueLater(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(22));
        Assert.Empty((await NobodyAsync(programme)).Items);

        programme.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("Phường Cẩm Đông", Assert.Single((await NobodyAsync(programme)).Items).Organization);
        await programme.Database.AddPersonAsync("Ngô Thị Dung", programme.Bodies.CamDong);
        Assert.Empty((await NobodyAsync(programme)).Items);
    }

    private static Task<Page<AssignmentRow>> NobodyAsync(SmallProgramme programme) => programme.Database.With<NudgeQueries, Page<AssignmentRow>>(async q => await q.NobodyAsync(await HeadAsync(programme, programme.Id), programme.Bodies.Province));

    private static async Task<List<NudgeRow>> AllAsync(SmallProgramme programme, long at, EntryKind? kind, int size)
    {
        List<NudgeRow> all = [];
        string? after = null;
        do
        {
            var page = await ListAsync(programme, programme.Id, at, kind, after, size);
            Assert.True(page.Items.Count <= size);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(all.OrderByDescending(r => r.Id).Select(r => r.Id), all.Select(r => r.Id));
        return all;
    }

    private static Task<Page<NudgeRow>> ListAsync(SmallProgramme programme, long id, long at, EntryKind? kind, string? after, int size) =>
        programme.Database.With<NudgeQueries, Page<NudgeRow>>(async q => await q.ListAsync(await HeadAsync(programme, id), at, kind, after, size));

    private static async Task<ProgrammeHead> HeadAsync(SmallProgramme programme, long id) => (await programme.Database.With<DashboardQueries, ProgrammeHead?>(q => q.HeadAsync(id)))!;
}
