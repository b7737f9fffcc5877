# frozen_string_literal: true

task(:pack) { `tar c #{ENV['NAME']}` }
