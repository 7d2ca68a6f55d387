namespace ThongSuot.Web.Tests;

/// <summary>The pages that need neither data nor an account, with the answer each gives.</summary>
public static class ShellPages
{
    public static TheoryData<string, int> All => new()
    {
        { "/", 200 },
        { "/search", 200 },
        { "/search?q=dao%20tao%20nghe", 200 },
        { "/styleguide", 200 },
        { "/no-such-page", 404 },
        { "/error/400", 400 },
        { "/error/403", 403 },
        { "/error/404", 404 },
        { "/error/429", 429 },
        { "/error/500", 500 },
        { "/error/503", 503 },
    };
}
