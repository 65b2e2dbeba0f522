using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Monitor.Worker.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Tuning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Effect",
                table: "Labels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Passage",
                table: "Labels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Probability",
                table: "Labels",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Settles",
                table: "Labels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Asks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    Fingerprint = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RoundId = table.Column<long>(type: "bigint", nullable: true),
                    Stratum = table.Column<string>(type: "text", nullable: true),
                    Probability = table.Column<double>(type: "double precision", nullable: true),
                    Relevance = table.Column<double>(type: "double precision", nullable: false),
                    Threshold = table.Column<double>(type: "double precision", nullable: false),
                    ModelId = table.Column<string>(type: "text", nullable: false),
                    NotBy = table.Column<string>(type: "text", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "text", nullable: true),
                    LabelId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Asks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Asks_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Crossings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ModelId = table.Column<string>(type: "text", nullable: false),
                    DialId = table.Column<long>(type: "bigint", nullable: true),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<double>(type: "double precision", nullable: true),
                    After = table.Column<double>(type: "double precision", nullable: false),
                    Relevant = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Crossings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Crossings_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Dials",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Alert = table.Column<double>(type: "double precision", nullable: false),
                    Review = table.Column<double>(type: "double precision", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LexiconEdits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Concept = table.Column<string>(type: "text", nullable: false),
                    Gloss = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Term = table.Column<string>(type: "text", nullable: false),
                    Removes = table.Column<bool>(type: "boolean", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LexiconEdits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModelChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ModelId = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Lost = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SampleRounds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ModelId = table.Column<string>(type: "text", nullable: false),
                    Threshold = table.Column<double>(type: "double precision", nullable: false),
                    Strata = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleRounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TrialScores",
                columns: table => new
                {
                    ModelId = table.Column<string>(type: "text", nullable: false),
                    VersionId = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    Relevance = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrialScores", x => new { x.ModelId, x.VersionId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Items_FirstSeenAt",
                table: "Items",
                column: "FirstSeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Relevance",
                table: "Items",
                column: "Relevance");

            migrationBuilder.CreateIndex(
                name: "IX_Asks_ClosedAt_Id",
                table: "Asks",
                columns: new[] { "ClosedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Asks_ItemId",
                table: "Asks",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Asks_RoundId",
                table: "Asks",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Crossings_ItemId",
                table: "Crossings",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_SampleRounds_Until",
                table: "SampleRounds",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_TrialScores_ModelId_ItemId",
                table: "TrialScores",
                columns: new[] { "ModelId", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Asks");

            migrationBuilder.DropTable(
                name: "Crossings");

            migrationBuilder.DropTable(
                name: "Dials");

            migrationBuilder.DropTable(
                name: "LexiconEdits");

            migrationBuilder.DropTable(
                name: "ModelChanges");

            migrationBuilder.DropTable(
                name: "SampleRounds");

            migrationBuilder.DropTable(
                name: "TrialScores");

            migrationBuilder.DropIndex(
                name: "IX_Items_FirstSeenAt",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Relevance",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "Effect",
                table: "Labels");

            migrationBuilder.DropColumn(
                name: "Passage",
                table: "Labels");

            migrationBuilder.DropColumn(
                name: "Probability",
                table: "Labels");

            migrationBuilder.DropColumn(
                name: "Settles",
                table: "Labels");
        }
    }
}
