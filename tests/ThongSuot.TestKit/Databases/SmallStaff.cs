using ThongSuot.Core.Access;

namespace ThongSuot.TestKit.Databases;

/// <summary>Puts people into bodies for tests: only what the test is about has to be said.</summary>
public static class SmallStaff
{
    public const string Password = "gió mùa đông bắc thổi qua bến";

    /// <summary>Somebody with a post and no account yet.</summary>
    public static Task<Invited> InviteAsync(this TestDatabase database, string name, long organization, Role role = Role.Officer, string? email = null, DateOnly? from = null, DateOnly? to = null) =>
        database.With<AccessService, Invited>(s => s.InviteAsync(new InviteOptions(name, email ?? EmailOf(name), new PostOptions(organization, TitleOf(role), role, from ?? SmallTree.Founded, to)), TestDatabase.Doing("access.invite")));

    /// <summary>Somebody with a post and an account, who signs in with <see cref="Password"/>.</summary>
    public static async Task<long> AddPersonAsync(this TestDatabase database, string name, long organization, Role role = Role.Officer, DateOnly? from = null, DateOnly? to = null)
    {
        var invited = await database.InviteAsync(name, organization, role, from: from, to: to);
        return await database.With<AccountService, long>(s => s.AcceptAsync(invited.Token, Password, TestDatabase.Doing("access.accept")));
    }

    /// <summary>The address of a person added here: the name without marks and blanks.</summary>
    public static string EmailOf(string name) => Core.Organizations.NameFolding.Fold(name).Replace(' ', '.') + "@vangiang.example.vn";

    public static Task<bool> MayAsync(this TestDatabase database, long person, Permission permission, long organization) =>
        database.With<AccessCheck, bool>(c => c.MayAsync(person, permission, organization));

    private static string TitleOf(Role role) => role switch
    {
        Role.Administrator => "Quản trị viên",
        Role.Clerk => "Văn thư",
        Role.Leader => "Chủ tịch",
        Role.Monitor => "Ủy viên Ủy ban Kiểm tra",
        Role.Auditor => "Thanh tra viên",
        _ => "Chuyên viên",
    };
}
