# frozen_string_literal: true

require 'sinatra/base'

# A table of handlers as long as those of real applications.
class App < Sinatra::Base
  post '/command/:name' do
    handlers = {
      show: method(:show_paper),
      list: method(:list_paper),
      find: method(:find_paper),
      count: method(:count_paper),
      sort: method(:sort_paper),
      open: method(:open_paper),
      close: method(:close_paper),
      start: method(:start_paper),
      stop: method(:stop_paper),
      pause: method(:pause_paper),
      resume: method(:resume_paper),
      rename: method(:rename_paper),
      move: method(:move_paper),
      copy: method(:copy_paper),
      link: method(:link_paper),
      unlink: method(:unlink_paper),
      lock: method(:lock_paper),
      unlock: method(:unlock_paper),
      attach: method(:attach_paper),
      detach: method(:detach_paper),
      enable: method(:enable_paper),
      disable: method(:disable_paper),
      export: method(:export_paper),
      import: method(:import_paper),
      check: method(:check_paper),
      repair: method(:repair_paper),
      backup: method(:backup_paper),
      restore: method(:restore_paper),
      watch: method(:watch_paper),
      ignore: method(:ignore_paper),
      follow: method(:follow_paper),
      leave: method(:leave_paper)
    }
    command = params[:name].to_sym
    halt 404 unless handlers.key?(command)
    handlers[command].call(params)
    'done'
  end

  def show_paper(options)
    system("show #{options[:paper]}") # want RBN201
  end

  def list_paper(options)
    system('list', '--', options[:paper])
  end

  def find_paper(options)
    system('find', '--', options[:paper])
  end

  def count_paper(options)
    system('count', '--', options[:paper])
  end

  def sort_paper(options)
    system('sort', '--', options[:paper])
  end

  def open_paper(options)
    system('open', '--', options[:paper])
  end

  def close_paper(options)
    system('close', '--', options[:paper])
  end

  def start_paper(options)
    system('start', '--', options[:paper])
  end

  def stop_paper(options)
    system('stop', '--', options[:paper])
  end

  def pause_paper(options)
    system('pause', '--', options[:paper])
  end

  def resume_paper(options)
    system('resume', '--', options[:paper])
  end

  def rename_paper(options)
    system('rename', '--', options[:paper])
  end

  def move_paper(options)
    system('move', '--', options[:paper])
  end

  def copy_paper(options)
    system('copy', '--', options[:paper])
  end

  def link_paper(options)
    system('link', '--', options[:paper])
  end

  def unlink_paper(options)
    system('unlink', '--', options[:paper])
  end

  def lock_paper(options)
    system('lock', '--', options[:paper])
  end

  def unlock_paper(options)
    system('unlock', '--', options[:paper])
  end

  def attach_paper(options)
    system('attach', '--', options[:paper])
  end

  def detach_paper(options)
    system('detach', '--', options[:paper])
  end

  def enable_paper(options)
    system('enable', '--', options[:paper])
  end

  def disable_paper(options)
    system('disable', '--', options[:paper])
  end

  def export_paper(options)
    system('export', '--', options[:paper])
  end

  def import_paper(options)
    system('import', '--', options[:paper])
  end

  def check_paper(options)
    system('check', '--', options[:paper])
  end

  def repair_paper(options)
    system('repair', '--', options[:paper])
  end

  def backup_paper(options)
    system('backup', '--', options[:paper])
  end

  def restore_paper(options)
    system('restore', '--', options[:paper])
  end

  def watch_paper(options)
    system('watch', '--', options[:paper])
  end

  def ignore_paper(options)
    system('ignore', '--', options[:paper])
  end

  def follow_paper(options)
    system('follow', '--', options[:paper])
  end

  def leave_paper(options)
    system("leave #{options[:paper]}") # want RBN201
  end
end
