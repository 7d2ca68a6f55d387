using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class AssignmentNoticesTests
{
    [Theory, Databases]
    public async Task Move_ThatAnswersTheBody_IsToldThereAtOnce_WhatTheBodyDoesItselfIsNot(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        Assert.Empty(await ToldAsync(programme, programme.Officer));
        Assert.Empty(await ToldAsync(programme, programme.Leader));

        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Return, "Chưa nêu\nkinh phí.");
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Decline, "Không thuộc trách nhiệm");
        await programme.MoveAsync(programme.Leader, programme.BinhLam, AssignmentMove.Insist, "Đã phân công từ đầu năm.");
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Decline, "Không có người");
        await programme.MoveAsync(programme.Leader, programme.BinhLam, AssignmentMove.Release);

        Assert.Equal([("notice.returned", "Ban hành kế hoạch · Chưa nêu kinh phí.", $"/assignments/{programme.AnHoa}")], await ToldAsync(programme, programme.Officer));
        Assert.Equal([("notice.insisted", "Ban hành kế hoạch · Đã phân công từ đầu năm.", $"/assignments/{programme.BinhLam}"), ("notice.released", "Ban hành kế hoạch · ", $"/assignments/{programme.BinhLam}")], await ToldAsync(programme, programme.OtherOfficer));
    }

    [Theory, Databases]
    public async Task Extension_GrantedOrRefused_IsToldToTheBodyAtOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        foreach (var until in new[] { SmallProgramme.Due.AddDays(5), (DateOnly?)null })
        {
            await programme.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(programme.AnHoa, SmallProgramme.Due.AddDays(9), "Chờ hướng dẫn"), SmallProgramme.By(programme.Officer)));
            await programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(programme.AnHoa, until, "Cấp trên đã chốt ngày"), SmallProgramme.By(programme.Leader)));
        }

        Assert.Equal(["notice.extension-given: Ban hành kế hoạch · 2/11/2025", "notice.extension-refused: Ban hành kế hoạch · Cấp trên đã chốt ngày"], (await ToldAsync(programme, programme.Officer)).Select(t => $"{t.Key}: {t.Said}"));
    }

    private static Task<List<(string Key, string Said, string Link)>> ToldAsync(SmallProgramme programme, long person) => programme.Database.With<AppDbContext, List<(string, string, string)>>(async db =>
        (await db.Notifications.Where(n => n.PersonId == person && n.TextKey != "notice.issued").OrderBy(n => n.Id).ToListAsync()).ConvertAll(n => (n.TextKey, string.Join(" · ", n.Arguments), n.Link!)));
}
