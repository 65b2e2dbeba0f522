using Npgsql;

namespace Monitor.Worker.Tests.Storage;

/// <summary>Takes everything out of a database that the migrations have made, so that it is as they left it: none of them writes a row.</summary>
internal static class EmptyDatabase
{
    /// <summary>A migration of no Monitor that there is: the tables may be other ones too.</summary>
    private const string Strange = """SELECT EXISTS (SELECT FROM "__EFMigrationsHistory" WHERE "MigrationId" > '2999')""";

    // Only what is filled: to truncate a table is to make new files for it and all its indexes.
    private const string Empty =
        """
        DO $$
        DECLARE
          one text;
          holds boolean;
          filled text;
        BEGIN
          FOR one IN SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO holds;
            IF holds THEN filled := concat_ws(', ', filled, one); END IF;
          END LOOP;
          IF filled IS NOT NULL THEN EXECUTE format('TRUNCATE %s CASCADE', filled); END IF;
          PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
        END $$
        """;

    /// <returns>False when it cannot be made what it was.</returns>
    public static async Task<bool> MakeAsync(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(CancellationToken.None);
        await using var strange = new NpgsqlCommand(Strange, database);
        if ((bool)(await strange.ExecuteScalarAsync(CancellationToken.None))!) return false;
        await using var empty = new NpgsqlCommand(Empty, database);
        await empty.ExecuteNonQueryAsync(CancellationToken.None);
        return true;
    }
}
