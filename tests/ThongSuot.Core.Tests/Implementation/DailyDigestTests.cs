using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Notifications;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class DailyDigestTests
{
    [Theory, Databases]
    public async Task Digest_OfAPersonInTwoBodies_SumsThemInOneNotice_WhateverTheNumberOfDuties(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<AccessService>(s => s.AppointAsync(new(programme.Officer, new PostOptions(programme.Bodies.BinhLam, "Chuyên viên", Role.Officer, SmallTree.Founded)), TestDatabase.Doing("person.appoint")));
        var today = SmallProgramme.Due.AddDays(3);
        await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, TestDuty.For(today, programme.Bodies.AnHoa), TestDuty.For(today.AddDays(1), programme.Bodies.AnHoa), TestDuty.For(today.AddDays(7), programme.Bodies.AnHoa),
            TestDuty.For(today.AddDays(8), programme.Bodies.AnHoa), TestDuty.For(null, programme.Bodies.AnHoa));
        programme.Database.Time.Advance(TimeSpan.FromDays(33));

        await RunAsync(programme);

        var digest = Assert.Single(await DigestsAsync(programme, programme.Officer));
        Assert.Equal(["2", "1", "2", "0", "0"], digest.Arguments);
        Assert.Equal(("/", null), (digest.Link, digest.MailedAt));
        Assert.Equal(["1", "0", "0", "0", "0"], Assert.Single(await DigestsAsync(programme, programme.OtherOfficer)).Arguments);
    }

    [Theory, Databases]
    public async Task Digest_OfTheSideThatGave_SaysWhatWaitsForItsAnswer_AndOfWhomNothingConcerns_IsNotSent(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await RunAsync(programme);
        Assert.Empty(await DigestsAsync(programme, programme.Leader));
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(programme.BinhLam, SmallProgramme.Due.AddDays(5), "Chờ hướng dẫn"), SmallProgramme.By(programme.OtherOfficer)));
        programme.Database.Time.Advance(TimeSpan.FromDays(1));

        await RunAsync(programme);

        Assert.Equal(["0", "0", "0", "2", "0"], Assert.Single(await DigestsAsync(programme, programme.Leader)).Arguments);
        Assert.Empty(await DigestsAsync(programme, programme.Officer));
    }

    [Theory, Databases]
    public async Task Digest_OfTheNextDay_ReplacesTheOneNotReadAndNotSent_AndAfterAMonthItIsGone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(24));
        await RunAsync(programme);
        programme.Database.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync(programme);

        var digests = await DigestsAsync(programme, programme.Officer);
        Assert.Equal([(true, true), (false, false)], digests.Select(d => (d.ReadAt is not null, d.MailedAt is not null)));
        programme.Database.Time.Advance(TimeSpan.FromDays(31));
        await RunAsync(programme);

        Assert.Single(await DigestsAsync(programme, programme.Officer));
    }

    [Theory, Databases]
    public async Task Digest_ForWhoDoesNotWantTheLetter_IsShownAndNotSent_AndOtherNoticesStillAre(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<AccountService>(s => s.ChangeProfileAsync(programme.Officer, "Phạm Thị Bình", null, digestByMail: false, SmallProgramme.By(programme.Officer, "person.profile")));
        programme.Database.Time.Advance(TimeSpan.FromDays(30));

        await RunAsync(programme);

        var (silent, other) = (Assert.Single(await DigestsAsync(programme, programme.Officer)), Assert.Single(await DigestsAsync(programme, programme.OtherOfficer)));
        Assert.Equal((true, null, null), (silent.MailedAt is not null, silent.ReadAt, other.MailedAt));
        await programme.Database.With<AppDbContext>(async db => Assert.Null((await db.Notifications.SingleAsync(n => n.PersonId == programme.Officer && n.TextKey == "notice.issued")).MailedAt));
    }

    private static Task<int> RunAsync(SmallProgramme programme) => programme.Database.With<ReminderJob, int>(j => j.RunAsync());

    private static Task<List<Notification>> DigestsAsync(SmallProgramme programme, long person) =>
        programme.Database.With<AppDbContext, List<Notification>>(db => db.Notifications.Where(n => n.PersonId == person && n.TextKey == DailyDigest.TextKey).OrderBy(n => n.Id).ToListAsync());
}
