// Package record keeps the runs of a scan in a database, so that it can be told how the risk of an application moves.
//
// A Store is an SQLite file, or a schema of a PostgreSQL database; both have the same tables, and are asked by the same
// statements. Runs of one application on one branch are numbered from 1 without a gap, in the order in which they were
// recorded: a run is compared with the one before it on its branch. What a run adds is added in one transaction, which
// one process does at a time: runs that record at once wait for each other, and one that is killed leaves nothing of
// itself.
//
// Findings are known by their fingerprints. All that a reader sees of one (its place, its path with the lines of source,
// its risk) is a detail, which is kept once however many runs have it; a run has, for each finding, which detail it has
// and since which run it is there without a break. What became of findings between a run and the one before is written
// down as changes when the run is recorded, so that readers need not look for it.
//
// All questions are answered by rows that an index leads to, as many as are shown: a chart of thousands of runs takes
// samples. Rows are never changed once they are written, but for the number of the last run of a branch.
package record
