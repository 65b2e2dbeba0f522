using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Worker.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IdentityAndDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "FromText",
                table: "ItemDates",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "LedBefore",
                table: "Documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Cursors",
                columns: table => new
                {
                    Follower = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cursors", x => x.Follower);
                });

            migrationBuilder.CreateTable(
                name: "Likenesses",
                columns: table => new
                {
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Likenesses", x => x.ItemId);
                    table.ForeignKey(
                        name: "FK_Likenesses_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MergeSuggestions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FirstId = table.Column<long>(type: "INTEGER", nullable: false),
                    SecondId = table.Column<long>(type: "INTEGER", nullable: false),
                    TitleLikeness = table.Column<double>(type: "REAL", nullable: false),
                    TextLikeness = table.Column<double>(type: "REAL", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergeSuggestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MergeSuggestions_Items_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MergeSuggestions_Items_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StatedDates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quote = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatedDates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatedDates_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LikenessBands",
                columns: table => new
                {
                    Band = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LikenessBands", x => new { x.Band, x.ItemId });
                    table.ForeignKey(
                        name: "FK_LikenessBands_Likenesses_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Likenesses",
                        principalColumn: "ItemId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MergeDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SuggestionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Record = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergeDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MergeDecisions_MergeSuggestions_SuggestionId",
                        column: x => x.SuggestionId,
                        principalTable: "MergeSuggestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Items_MergedIntoId",
                table: "Items",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_LikenessBands_ItemId",
                table: "LikenessBands",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MergeDecisions_SuggestionId",
                table: "MergeDecisions",
                column: "SuggestionId");

            migrationBuilder.CreateIndex(
                name: "IX_MergeSuggestions_FirstId_SecondId",
                table: "MergeSuggestions",
                columns: new[] { "FirstId", "SecondId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MergeSuggestions_SecondId",
                table: "MergeSuggestions",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_MergeSuggestions_State_Id",
                table: "MergeSuggestions",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StatedDates_DocumentId",
                table: "StatedDates",
                column: "DocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Cursors");

            migrationBuilder.DropTable(
                name: "LikenessBands");

            migrationBuilder.DropTable(
                name: "MergeDecisions");

            migrationBuilder.DropTable(
                name: "StatedDates");

            migrationBuilder.DropTable(
                name: "Likenesses");

            migrationBuilder.DropTable(
                name: "MergeSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_Items_MergedIntoId",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "FromText",
                table: "ItemDates");

            migrationBuilder.DropColumn(
                name: "LedBefore",
                table: "Documents");
        }
    }
}
